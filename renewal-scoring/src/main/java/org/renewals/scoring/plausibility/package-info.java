/** Whether the totals of a month are plausible beside those of the month before. */
@NullMarked
package org.renewals.scoring.plausibility;

import org.jspecify.annotations.NullMarked;
