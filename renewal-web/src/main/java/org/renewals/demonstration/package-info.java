/** The fictional province an embedded database is filled with on its first start. */
@NullMarked
package org.renewals.demonstration;

import org.jspecify.annotations.NullMarked;
