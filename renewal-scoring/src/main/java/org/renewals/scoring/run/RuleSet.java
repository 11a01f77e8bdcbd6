package org.renewals.scoring.run;

import org.renewals.scoring.anomaly.AnomalyRules;
import org.renewals.scoring.health.HealthRules;
import org.renewals.scoring.risk.RiskRules;
import org.renewals.scoring.tier.ValueRules;

/** The rules one month is computed with. */
public record RuleSet(ValueRules value, RiskRules risk, HealthRules health, AnomalyRules anomaly) {

    /**
     * Stored with every assessment, such as {@code value-1 risk-1 health-1 anomaly-1}; {@link RuleBook#named} finds the rules
     * again.
     */
    public String name() {
        return String.join(" ", value.version(), risk.version(), health.version(), anomaly.version());
    }
}
