/** Thresholds of anomalies: what is in force and why, and setting them after a rehearsal on past months (R062). */
@NullMarked
package org.renewals.web.threshold;

import org.jspecify.annotations.NullMarked;
