/** Thresholds of anomalies as people set them, and what they would have made of past months (R062). */
@NullMarked
package org.renewals.scoring.threshold;

import org.jspecify.annotations.NullMarked;
