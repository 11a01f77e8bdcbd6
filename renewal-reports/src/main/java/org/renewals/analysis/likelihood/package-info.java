/** How likely contracts are to be renewed, with the reasons, as far as a reader may be told them. */
@NullMarked
package org.renewals.analysis.likelihood;

import org.jspecify.annotations.NullMarked;
