package org.renewals.scoring.run;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.renewals.scoring.RuleVersions;
import org.renewals.scoring.anomaly.AnomalyRules;
import org.renewals.scoring.elasticity.ElasticityRules;
import org.renewals.scoring.health.HealthRules;
import org.renewals.scoring.lifecycle.LifecycleRules;
import org.renewals.scoring.plausibility.PlausibilityLimits;
import org.renewals.scoring.risk.RiskRules;
import org.renewals.scoring.tier.ValueRules;
import org.renewals.scoring.value.LifetimeRules;

/**
 * All rules that ever were in effect, so that every stored assessment can be explained. A change of one kind of rules is a new
 * set, effective from its month on.
 */
public final class RuleBook {

    /** The tables of requirements 4, 5 and R201. */
    private static final RuleSet STANDARD = new RuleSet(
            "rules-2",
            YearMonth.of(2000, 1),
            ValueRules.STANDARD,
            RiskRules.STANDARD,
            HealthRules.STANDARD,
            AnomalyRules.STANDARD,
            ElasticityRules.STANDARD,
            LifecycleRules.STANDARD,
            LifetimeRules.STANDARD,
            PlausibilityLimits.STANDARD);

    private final RuleVersions<RuleSet> sets;

    public RuleBook(List<RuleSet> sets) {
        this.sets = new RuleVersions<>(sets);
    }

    public static RuleBook standard() {
        return new RuleBook(List.of(STANDARD));
    }

    /** Empty before the first version of every kind. */
    public Optional<RuleSet> effectiveIn(YearMonth month) {
        return sets.effectiveIn(month);
    }

    /**
     * The rules stored under {@link RuleSet#version}. Months assessed before there was a health score carry the names of the value
     * and risk rules only; any set with these explains them.
     */
    public Optional<RuleSet> named(String name) {
        return sets.named(name).or(() -> first(name));
    }

    private Optional<RuleSet> first(String name) {
        return Stream.of(STANDARD)
                .filter(set ->
                        name.equals(set.value().version() + " " + set.risk().version()))
                .findFirst();
    }
}
