package org.renewals.scoring.run;

import java.time.YearMonth;
import org.renewals.scoring.Versioned;
import org.renewals.scoring.anomaly.AnomalyRules;
import org.renewals.scoring.elasticity.ElasticityRules;
import org.renewals.scoring.health.HealthRules;
import org.renewals.scoring.lifecycle.LifecycleRules;
import org.renewals.scoring.plausibility.PlausibilityLimits;
import org.renewals.scoring.risk.RiskRules;
import org.renewals.scoring.tier.ValueRules;
import org.renewals.scoring.value.LifetimeRules;

/**
 * The rules one month is computed with.
 *
 * @param version stored with every assessment; {@link RuleBook#named} finds the rules again
 */
public record RuleSet(
        String version,
        YearMonth effectiveFrom,
        ValueRules value,
        RiskRules risk,
        HealthRules health,
        AnomalyRules anomaly,
        ElasticityRules elasticity,
        LifecycleRules lifecycle,
        LifetimeRules lifetime,
        PlausibilityLimits plausibility)
        implements Versioned {}
