/** Anomalies of a month: what is looked at, the thresholds of province, cities and managers, and the life of an alert. */
@NullMarked
package org.renewals.scoring.anomaly;

import org.jspecify.annotations.NullMarked;
