package org.renewals.analysis.evaluation;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.renewals.analysis.figure.Metric;
import org.renewals.analysis.figure.ScopeMonth;
import org.renewals.analysis.figure.Value;
import org.renewals.scoring.elasticity.Elasticity;
import org.renewals.scoring.elasticity.ElasticityRules;
import org.renewals.scoring.elasticity.IncomeKind;

/** The elasticity of an income of many customers together, of their summed incomes and quantities (contract.md "elasticity"). */
public final class IncomeElasticity {

    private IncomeElasticity() {}

    /** The figure that says it. */
    public static Metric metric(IncomeKind income) {
        return switch (income) {
            case INFORMATIZATION -> Metric.ELASTICITY_INFORMATIZATION;
            case GROUP_PAID -> Metric.ELASTICITY_GROUP_PAID;
            case PERSONAL_BILLS -> Metric.ELASTICITY_PERSONAL_BILLS;
        };
    }

    /**
     * Between two months of one subject; withheld where its members are.
     *
     * @param before null where the month before was not computed
     * @param unitsBefore units of informatization products billed in that month; null where none were
     */
    public static Value between(
            IncomeKind income,
            @Nullable ScopeMonth before,
            @Nullable BigDecimal unitsBefore,
            ScopeMonth now,
            @Nullable BigDecimal units) {
        Metric metric = metric(income);
        if (now.suppressed()) {
            return Value.suppressed(metric);
        }
        if (before == null) {
            return Value.notAvailable(metric);
        }
        Elasticity elasticity = ElasticityRules.STANDARD.between(
                number(amount(income, before)),
                number(quantity(income, before, unitsBefore)),
                number(amount(income, now)),
                number(quantity(income, now, units)));
        return elasticity.isApplicable()
                ? Value.of(metric, BigDecimal.valueOf(elasticity.income()))
                : Value.notAvailable(metric);
    }

    private static @Nullable Number amount(IncomeKind income, ScopeMonth month) {
        return switch (income) {
            case INFORMATIZATION -> month.informatization();
            case GROUP_PAID -> month.groupPaid();
            case PERSONAL_BILLS -> month.personalBills();
        };
    }

    private static @Nullable Number quantity(IncomeKind income, ScopeMonth month, @Nullable BigDecimal units) {
        return switch (income) {
            case INFORMATIZATION -> units;
            case GROUP_PAID -> month.members();
            case PERSONAL_BILLS -> month.minutes();
        };
    }

    private static double number(@Nullable Number number) {
        return number == null ? Double.NaN : number.doubleValue();
    }
}
