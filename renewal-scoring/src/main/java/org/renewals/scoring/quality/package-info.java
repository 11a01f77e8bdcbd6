/** How good stated probabilities are, compared with what happened. */
@NullMarked
package org.renewals.scoring.quality;

import org.jspecify.annotations.NullMarked;
