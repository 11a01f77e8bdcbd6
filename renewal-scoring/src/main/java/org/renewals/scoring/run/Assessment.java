package org.renewals.scoring.run;

import org.renewals.scoring.anomaly.AnomalyInputs;
import org.renewals.scoring.anomaly.Thresholds;
import org.renewals.scoring.health.HealthScore;
import org.renewals.scoring.lifecycle.LifecycleStage;
import org.renewals.scoring.risk.RiskLevel;
import org.renewals.scoring.risk.RiskScore;
import org.renewals.scoring.tier.ValueScore;
import org.renewals.tier.Tier;
import org.renewals.tier.TierClass;

/**
 * What the rules say of one customer in one month.
 *
 * @param incomeVariation see {@link org.renewals.scoring.tier.IncomeVariation}; NaN if not known
 * @param raw tier of this month's figures alone
 * @param suggested tier after hysteresis
 * @param tier in effect: set by hand, or else the suggested one
 * @param thresholds of anomalies that are in effect for this customer
 * @param statusAnomaly whether the month is anomalous by the members' status
 * @param callAnomaly whether it is by their calls
 */
record Assessment(
        ValueScore value,
        double incomeVariation,
        Tier raw,
        Tier suggested,
        Tier tier,
        RiskScore risk,
        HealthScore health,
        AnomalyInputs anomalies,
        Thresholds thresholds,
        boolean statusAnomaly,
        boolean callAnomaly,
        LifecycleStage stage) {

    private static final String INCOME_DECLINE = "score.risk.income-decline";

    /**
     * Whether people should look at this customer now (R074): it is of class A, and in danger, or its income falls, or one
     * of its contracts has to be acted on soon.
     */
    boolean needsAttention(boolean actSoon) {
        if (tier.tierClass() != TierClass.A) {
            return false;
        }
        return actSoon || risk.level().compareTo(RiskLevel.HIGH) >= 0 || risk.earned(INCOME_DECLINE) > 0;
    }
}
