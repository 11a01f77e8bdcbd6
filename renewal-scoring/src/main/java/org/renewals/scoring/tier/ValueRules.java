package org.renewals.scoring.tier;

import static org.renewals.scoring.tier.Indicator.ECONOMIC_RANK;
import static org.renewals.scoring.tier.Indicator.EMPLOYEES;
import static org.renewals.scoring.tier.Indicator.GROUP_PAID;
import static org.renewals.scoring.tier.Indicator.INFORMATIZATION;
import static org.renewals.scoring.tier.Indicator.INFORMATIZATION_LEVEL;
import static org.renewals.scoring.tier.Indicator.INFORMATIZATION_PRODUCTS;
import static org.renewals.scoring.tier.Indicator.MEMBER_CHURN;
import static org.renewals.scoring.tier.Indicator.MONTHS_SIGNED;
import static org.renewals.scoring.tier.Indicator.PERSONAL_BILLS;
import static org.renewals.scoring.tier.Indicator.SOCIAL_INFLUENCE;
import static org.renewals.scoring.tier.Indicator.VNET_PENETRATION;

import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.renewals.scoring.Rounding;
import org.renewals.scoring.Versioned;
import org.renewals.tier.Tier;
import org.renewals.tier.TierClass;

/**
 * One version of the value score and of the tiers it suggests (requirements 5.1). Immutable and safe to share between
 * threads.
 *
 * @param version name stored with every score
 * @param effectiveFrom first month scored with this version
 * @param indicators a rule for each indicator, in the order of {@link Indicator}; their weights add up to 100
 * @param classAFrom lowest score of class A
 * @param classBFrom lowest score of class B
 * @param a1ContributionFrom lowest c, in %, of A1
 * @param a1IncomeVariationTo highest variation coefficient of the income over six months of A1
 */
public record ValueRules(
        String version,
        YearMonth effectiveFrom,
        List<IndicatorRule> indicators,
        double classAFrom,
        double classBFrom,
        double a1ContributionFrom,
        double a1IncomeVariationTo)
        implements Versioned {

    /** The table of requirements 5.1. */
    public static final ValueRules STANDARD = new ValueRules(
            "value-1",
            YearMonth.of(2000, 1),
            List.of(
                    IndicatorRule.of(PERSONAL_BILLS, 20, 0, 5_000, 20_000, 80_000, 300_000),
                    IndicatorRule.of(INFORMATIZATION, 20, 0, 1_000, 5_000, 20_000, 80_000),
                    IndicatorRule.of(GROUP_PAID, 15, 0, 2_000, 10_000, 40_000, 150_000),
                    IndicatorRule.of(EMPLOYEES, 8, 0, 10, 50, 200, 1_000),
                    IndicatorRule.of(VNET_PENETRATION, 5, 0, 20, 40, 60, 80),
                    IndicatorRule.of(INFORMATIZATION_PRODUCTS, 7, 0, 1, 2, 3, 5),
                    IndicatorRule.of(INFORMATIZATION_LEVEL, 4, 1, 2, 3, 4, 5),
                    IndicatorRule.of(MONTHS_SIGNED, 4, 0, 6, 12, 24, 60),
                    IndicatorRule.of(MEMBER_CHURN, 7, 5, 3, 2, 1, 0.5),
                    IndicatorRule.of(SOCIAL_INFLUENCE, 6, 0, 25, 50, 75, 100),
                    IndicatorRule.of(ECONOMIC_RANK, 4, 0, 25, 50, 75, 100)),
            70,
            40,
            70,
            0.25);

    private static final double ALL_POINTS = 100;

    private static final IndicatorGroup[] GROUPS =
            Stream.of(Indicator.values()).map(Indicator::group).toArray(IndicatorGroup[]::new);

    /**
     * @throws IllegalArgumentException if an indicator has no rule or two, the rules are out of order, or their weights
     *     do not add up to 100
     */
    public ValueRules {
        indicators = List.copyOf(indicators);
        List<Indicator> order =
                indicators.stream().map(IndicatorRule::indicator).toList();
        if (!order.equals(List.of(Indicator.values()))) {
            throw new IllegalArgumentException("Version " + version + " must have one rule for each indicator in order "
                    + List.of(Indicator.values()) + ", got " + order);
        }
        double weights = indicators.stream().mapToDouble(IndicatorRule::weight).sum();
        if (Rounding.settled(weights) != ALL_POINTS) {
            throw new IllegalArgumentException(
                    "The weights of version " + version + " must add up to 100, got " + weights);
        }
        if (!(classAFrom > classBFrom)) {
            throw new IllegalArgumentException("Class A must begin above class B in version " + version + ", got "
                    + classAFrom + " and " + classBFrom);
        }
    }

    public ValueScore score(ValueInputs inputs) {
        double[] points = new double[Indicator.COUNT];
        for (int i = 0; i < points.length; i++) {
            IndicatorRule rule = indicators.get(i);
            points[i] = rule.points(inputs.get(rule.indicator()));
        }
        return new ValueScore(this, inputs, points);
    }

    /**
     * The tier this month's figures alone suggest; {@link TierState} makes it the customer's tier.
     *
     * @param incomeVariation see {@link IncomeVariation}; NaN if it is not known: an income that cannot be shown to be
     *     steady is not taken for steady, so the best such a customer gets is A2
     */
    public Tier tierOf(ValueScore score, double incomeVariation) {
        return switch (classOf(score.total())) {
            case A ->
                score.contribution() >= a1ContributionFrom && Rounding.settled(incomeVariation) <= a1IncomeVariationTo
                        ? Tier.A1
                        : Tier.A2;
            case B -> score.contribution() >= score.attribute() ? Tier.B1 : Tier.B2;
            case C -> Tier.C;
        };
    }

    TierClass classOf(double total) {
        if (total >= classAFrom) {
            return TierClass.A;
        }
        return total >= classBFrom ? TierClass.B : TierClass.C;
    }

    /** The most points the indicators of a group can earn together: 55, 35 and 10 in the standard version. */
    public double weight(IndicatorGroup group) {
        double sum = 0;
        for (IndicatorRule rule : indicators) {
            if (rule.indicator().group() == group) {
                sum += rule.weight();
            }
        }
        return sum;
    }

    IndicatorGroup groupOf(int indicator) {
        return GROUPS[indicator];
    }
}
