package org.renewals.analysis.evaluation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.renewals.analysis.figure.Metric;
import org.renewals.analysis.figure.Value;
import org.renewals.tier.Tier;

/**
 * What an average customer of each tier is like, and what its score is made of (R008).
 *
 * @param tiers the best first; a tier without a customer is missing
 */
public record TierProfile(List<Row> tiers) {

    public TierProfile {
        tiers = List.copyOf(tiers);
    }

    /**
     * The customers of a tier.
     *
     * @param members null where none were delivered, like the income
     * @param score sum of the value scores
     * @param inputs sum of each indicator's values, in the order of {@link org.renewals.scoring.tier.Indicator}
     * @param known of how many customers each value is known
     * @param points sum of each indicator's points
     * @param visitsKnown customers whose visits are known; null where the run did not look, like the next
     * @param visitsToPlan customers visited as often as the service standard asks for
     */
    public record Row(
            Tier tier,
            long customers,
            @Nullable Long members,
            @Nullable BigDecimal income,
            BigDecimal score,
            List<BigDecimal> inputs,
            List<Long> known,
            List<BigDecimal> points,
            @Nullable Long visitsKnown,
            @Nullable Long visitsToPlan) {

        public Row {
            inputs = List.copyOf(inputs);
            known = List.copyOf(known);
            points = List.copyOf(points);
        }

        /** Over those of whom it is known; null where it is of none. */
        public @Nullable BigDecimal meanInput(int indicator) {
            long of = known.get(indicator);
            return of == 0 ? null : inputs.get(indicator).divide(BigDecimal.valueOf(of), MathContext.DECIMAL128);
        }

        /** Points of 0 to 100. */
        public BigDecimal meanPoints(int indicator) {
            return perCustomer(points.get(indicator));
        }

        public BigDecimal meanScore() {
            return perCustomer(score);
        }

        /** Yuan a month; null where nothing was delivered. */
        public @Nullable BigDecimal meanIncome() {
            return income == null ? null : perCustomer(income);
        }

        /** How far the service standard is kept (R100). */
        public Value visitStandard() {
            return visitsKnown == null || visitsToPlan == null
                    ? Value.notAvailable(Metric.VISIT_STANDARD)
                    : Value.share(
                            Metric.VISIT_STANDARD, BigDecimal.valueOf(visitsToPlan), BigDecimal.valueOf(visitsKnown));
        }

        private BigDecimal perCustomer(BigDecimal sum) {
            return sum.divide(BigDecimal.valueOf(customers), MathContext.DECIMAL128);
        }
    }

    public Optional<Row> of(Tier tier) {
        return tiers.stream().filter(row -> row.tier() == tier).findFirst();
    }
}
