/** The value score of eleven indicators and the tier it suggests. */
@NullMarked
package org.renewals.scoring.tier;

import org.jspecify.annotations.NullMarked;
