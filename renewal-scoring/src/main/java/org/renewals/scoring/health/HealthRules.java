package org.renewals.scoring.health;

import static org.renewals.scoring.health.HealthIndicator.COMPLAINT_RATE;
import static org.renewals.scoring.health.HealthIndicator.CONTACT_STABILITY;
import static org.renewals.scoring.health.HealthIndicator.EFFECTIVE_SHARE;
import static org.renewals.scoring.health.HealthIndicator.INCOME_TREND;
import static org.renewals.scoring.health.HealthIndicator.JOINT_REVIEWS;
import static org.renewals.scoring.health.HealthIndicator.MEMBER_RETENTION;
import static org.renewals.scoring.health.HealthIndicator.PRODUCT_BREADTH;
import static org.renewals.scoring.health.HealthIndicator.PUNCTUALITY;
import static org.renewals.scoring.health.HealthIndicator.REPLY_IN_TIME;
import static org.renewals.scoring.health.HealthIndicator.SATISFACTION;
import static org.renewals.scoring.health.HealthIndicator.TRUST;
import static org.renewals.scoring.health.HealthIndicator.USAGE_TREND;
import static org.renewals.scoring.health.HealthIndicator.VISITS_TO_PLAN;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.renewals.scoring.Reason;
import org.renewals.scoring.Rounding;
import org.renewals.scoring.Versioned;

/**
 * One version of the health score, its bands and its alert (requirements 5.6). Immutable and safe to share between
 * threads.
 *
 * @param version name stored with every score
 * @param effectiveFrom first month scored with this version
 * @param indicators a rule for each indicator, in the order of {@link HealthIndicator}; their weights add up to 100
 * @param completeFrom least weight of the known indicators, in %, of which a score is made
 * @param healthyFrom lowest score of {@link HealthBand#HEALTHY}
 * @param watchFrom lowest score of {@link HealthBand#WATCH}
 * @param warningFrom lowest score of {@link HealthBand#WARNING}
 * @param alertFrom least fall against the month before, in points, that raises an alert
 */
public record HealthRules(
        String version,
        YearMonth effectiveFrom,
        List<HealthRule> indicators,
        double completeFrom,
        double healthyFrom,
        double watchFrom,
        double warningFrom,
        double alertFrom)
        implements Versioned {

    /**
     * Weights and limits of requirements 5.6. The break-points are our proposal: three quarters of the weight for what
     * may be expected (a steady income, steady usage, the effective-member target of 75 % of R083, satisfaction and
     * trust of 80), all of it for a little more, nothing where a manager would act anyway. Retention mirrors the member
     * churn of requirements 5.1.
     */
    public static final HealthRules STANDARD = new HealthRules(
            "health-1",
            YearMonth.of(2000, 1),
            List.of(
                    HealthRule.of(INCOME_TREND, 10, -0.30, -0.15, -0.05, 0, 0.05),
                    HealthRule.of(MEMBER_RETENTION, 10, 0.95, 0.97, 0.98, 0.99, 0.995),
                    HealthRule.of(PRODUCT_BREADTH, 10, 0, 1, 2, 3, 5),
                    HealthRule.of(EFFECTIVE_SHARE, 10, 0.40, 0.55, 0.65, 0.75, 0.85),
                    HealthRule.of(USAGE_TREND, 10, -0.40, -0.20, -0.10, 0, 0.10),
                    HealthRule.of(SATISFACTION, 10, 40, 55, 70, 80, 90),
                    HealthRule.of(COMPLAINT_RATE, 8, 4, 2, 1, 0.5, 0),
                    HealthRule.of(REPLY_IN_TIME, 7, 0.5, 0.7, 0.8, 0.9, 1),
                    HealthRule.of(TRUST, 6, 0.4, 0.6, 0.7, 0.8, 0.9),
                    HealthRule.of(VISITS_TO_PLAN, 5, 0, 0.25, 0.5, 0.75, 1),
                    HealthRule.of(CONTACT_STABILITY, 4, 0, 3, 6, 9, 12),
                    HealthRule.of(JOINT_REVIEWS, 4, 0, 0.5, 1, 1.5, 2),
                    HealthRule.of(PUNCTUALITY, 6, 0.5, 0.65, 0.8, 0.9, 1)),
            60,
            80,
            60,
            40,
            10);

    static final double ALL_POINTS = 100;

    /**
     * @throws IllegalArgumentException if an indicator has no rule or two, the rules are out of order, their weights do
     *     not add up to 100, the bands do not fall, or a limit is not a number from 0 to 100
     */
    public HealthRules {
        indicators = List.copyOf(indicators);
        List<HealthIndicator> order =
                indicators.stream().map(HealthRule::indicator).toList();
        if (!order.equals(List.of(HealthIndicator.values()))) {
            throw new IllegalArgumentException("Version " + version + " must have one rule for each indicator in order "
                    + List.of(HealthIndicator.values()) + ", got " + order);
        }
        double weights = indicators.stream().mapToDouble(HealthRule::weight).sum();
        if (Rounding.settled(weights) != ALL_POINTS) {
            throw new IllegalArgumentException(
                    "The weights of version " + version + " must add up to 100, got " + weights);
        }
        if (!(healthyFrom > watchFrom && watchFrom > warningFrom)) {
            throw new IllegalArgumentException("The bands of version " + version + " must fall, got " + healthyFrom
                    + ", " + watchFrom + ", " + warningFrom);
        }
        if (!(completeFrom > 0 && completeFrom <= ALL_POINTS)) {
            throw new IllegalArgumentException("The completeness that version " + version
                    + " asks for must be above 0 and at most 100 %, got " + completeFrom);
        }
        if (!(alertFrom > 0 && alertFrom <= ALL_POINTS)) {
            throw new IllegalArgumentException("The fall that raises an alert in version " + version
                    + " must be above 0 and at most 100 points, got " + alertFrom);
        }
    }

    public HealthScore score(HealthInputs inputs) {
        double earned = 0;
        double known = 0;
        for (HealthRule rule : indicators) {
            double value = inputs.get(rule.indicator());
            if (!Double.isNaN(value)) {
                earned += rule.points(value);
                known += rule.weight();
            }
        }
        double completeness = Rounding.settled(known);
        double total = completeness < completeFrom ? Double.NaN : Rounding.settled(ALL_POINTS * earned / known);
        return new HealthScore(this, inputs, total, completeness);
    }

    /**
     * @param total a score, 0 to 100
     * @throws IllegalArgumentException if it is NaN: too little is known to name a band
     */
    public HealthBand bandOf(double total) {
        if (Double.isNaN(total)) {
            throw new IllegalArgumentException("A customer without a health score has no band");
        }
        if (total >= healthyFrom) {
            return HealthBand.HEALTHY;
        }
        if (total >= watchFrom) {
            return HealthBand.WATCH;
        }
        return total >= warningFrom ? HealthBand.WARNING : HealthBand.CRITICAL;
    }

    /**
     * Whether a score fell so far against the month before that it raises an alert, whatever its band.
     *
     * @param before score of the month before, or NaN if there was none
     * @param now score of this month, or NaN if there is none
     * @return false if either is NaN
     */
    public boolean fellSharply(double before, double now) {
        return Rounding.settled(before - now) >= alertFrom;
    }

    /** Why such a fall raises an alert; empty if it raises none. Takes the scores of {@link #fellSharply}. */
    public Optional<Reason> alert(double before, double now) {
        return fellSharply(before, now)
                ? Optional.of(Reason.of("score.health.fall", before, now, before - now, alertFrom))
                : Optional.empty();
    }

    /** The most points the indicators of a dimension earn together: 30, 20, 25, 15 and 10 in the standard version. */
    public double weight(HealthDimension dimension) {
        double sum = 0;
        for (HealthRule rule : indicators) {
            if (rule.indicator().dimension() == dimension) {
                sum += rule.weight();
            }
        }
        return sum;
    }
}
