package org.renewals.scoring.run;

import org.renewals.scoring.risk.RiskRules;
import org.renewals.scoring.tier.ValueRules;

/** The rules one month is computed with. */
public record RuleSet(ValueRules value, RiskRules risk) {

    /** Stored with every assessment, such as {@code value-1 risk-1}; {@link RuleBook#named} finds the rules again. */
    public String name() {
        return value.version() + " " + risk.version();
    }
}
