package org.renewals.scoring.anomaly;

import org.renewals.alarm.AnomalyKind;

/**
 * How high thresholds may be for a customer's month to be anomalous still, in {@link ThresholdSteps}; 0 where none is low
 * enough.
 *
 * @param status highest T1; beyond all that can be set where the month is anomalous by its rise alone
 * @param decline highest T2
 * @param inactive highest T3
 */
public record AnomalyReach(int status, int decline, int inactive) {

    /**
     * Whether the month is anomalous, as {@link AnomalyRules#isAnomalous} has it.
     *
     * @throws IllegalArgumentException for thresholds that cannot be set
     */
    public boolean isAnomalous(AnomalyKind kind, Thresholds thresholds) {
        return switch (kind) {
            case STATUS -> status >= ThresholdSteps.of(thresholds.t1());
            case CALL ->
                decline >= ThresholdSteps.of(thresholds.t2()) || inactive >= ThresholdSteps.of(thresholds.t3());
        };
    }
}
