package org.renewals.scoring.run;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.renewals.scoring.RuleVersions;
import org.renewals.scoring.risk.RiskRules;
import org.renewals.scoring.tier.ValueRules;

/** All rules that ever were in effect, so that every stored assessment can be explained. */
public final class RuleBook {

    private final RuleVersions<ValueRules> value;
    private final RuleVersions<RiskRules> risk;

    public RuleBook(List<ValueRules> value, List<RiskRules> risk) {
        this.value = new RuleVersions<>(value);
        this.risk = new RuleVersions<>(risk);
    }

    /** The tables of requirements 5.1 and 5.7. */
    public static RuleBook standard() {
        return new RuleBook(List.of(ValueRules.STANDARD), List.of(RiskRules.STANDARD));
    }

    /** Empty before the first version of either kind. */
    public Optional<RuleSet> effectiveIn(YearMonth month) {
        return value.effectiveIn(month).flatMap(v -> risk.effectiveIn(month).map(r -> new RuleSet(v, r)));
    }

    /** The rules stored under {@link RuleSet#name}. */
    public Optional<RuleSet> named(String name) {
        int space = name.indexOf(' ');
        if (space < 0) {
            return Optional.empty();
        }
        return value.named(name.substring(0, space))
                .flatMap(v -> risk.named(name.substring(space + 1)).map(r -> new RuleSet(v, r)));
    }
}
