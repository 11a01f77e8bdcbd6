package org.renewals.scoring.anomaly;

import org.renewals.scoring.Reason;

/**
 * What one sign looked like in one customer's month.
 *
 * @param value in % or, for a rise, in percentage points; NaN if it is not known
 * @param threshold the least value that is anomalous, in the same unit
 * @param anomalous whether the threshold was met
 */
public record Finding(AnomalySign sign, double value, double threshold, boolean anomalous, Reason reason) {}
