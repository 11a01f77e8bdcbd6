package org.renewals.scoring.run;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.renewals.scoring.RuleVersions;
import org.renewals.scoring.anomaly.AnomalyRules;
import org.renewals.scoring.health.HealthRules;
import org.renewals.scoring.risk.RiskRules;
import org.renewals.scoring.tier.ValueRules;

/** All rules that ever were in effect, so that every stored assessment can be explained. */
public final class RuleBook {

    private final RuleVersions<ValueRules> value;
    private final RuleVersions<RiskRules> risk;
    private final RuleVersions<HealthRules> health;
    private final RuleVersions<AnomalyRules> anomaly;

    public RuleBook(
            List<ValueRules> value, List<RiskRules> risk, List<HealthRules> health, List<AnomalyRules> anomaly) {
        this.value = new RuleVersions<>(value);
        this.risk = new RuleVersions<>(risk);
        this.health = new RuleVersions<>(health);
        this.anomaly = new RuleVersions<>(anomaly);
    }

    /** The tables of requirements 5.1, 5.3, 5.6 and 5.7. */
    public static RuleBook standard() {
        return new RuleBook(
                List.of(ValueRules.STANDARD),
                List.of(RiskRules.STANDARD),
                List.of(HealthRules.STANDARD),
                List.of(AnomalyRules.STANDARD));
    }

    /** Empty before the first version of every kind. */
    public Optional<RuleSet> effectiveIn(YearMonth month) {
        return value.effectiveIn(month)
                .flatMap(v -> risk.effectiveIn(month)
                        .flatMap(r -> health.effectiveIn(month)
                                .flatMap(h -> anomaly.effectiveIn(month).map(a -> new RuleSet(v, r, h, a)))));
    }

    /**
     * The rules stored under {@link RuleSet#name}. Months from before there was a health score carry two names; the other rules
     * say nothing of them, and the standard ones stand in.
     */
    public Optional<RuleSet> named(String name) {
        List<String> names = List.of(name.split(" ", -1));
        if (names.size() != 2 && names.size() != 4) {
            return Optional.empty();
        }
        String healthName = names.size() == 2 ? HealthRules.STANDARD.version() : names.get(2);
        String anomalyName = names.size() == 2 ? AnomalyRules.STANDARD.version() : names.get(3);
        return value.named(names.get(0))
                .flatMap(v -> risk.named(names.get(1))
                        .flatMap(r -> health.named(healthName)
                                .flatMap(h -> anomaly.named(anomalyName).map(a -> new RuleSet(v, r, h, a)))));
    }
}
