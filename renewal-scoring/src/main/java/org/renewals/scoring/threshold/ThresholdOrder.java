package org.renewals.scoring.threshold;

import org.jspecify.annotations.Nullable;
import org.renewals.scoring.anomaly.Thresholds;
import org.renewals.tier.TierClass;

/**
 * What somebody wants to set for the customers of his scope.
 *
 * @param tierClass null for all classes that have none of their own
 * @param basedOn id of the open line the person saw in this place; 0 for none
 */
public record ThresholdOrder(@Nullable TierClass tierClass, Thresholds thresholds, int basedOn) {}
