/** Where a customer stands in its life with us, and whether it stays because it wants to or because it has to. */
@NullMarked
package org.renewals.scoring.lifecycle;

import org.jspecify.annotations.NullMarked;
