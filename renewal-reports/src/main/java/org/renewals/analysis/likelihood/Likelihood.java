package org.renewals.analysis.likelihood;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.renewals.analysis.figure.Metric;
import org.renewals.analysis.figure.Value;
import org.renewals.scoring.renewal.Band;
import org.renewals.scoring.renewal.NextBand;
import org.renewals.scoring.renewal.RenewalReason;

/**
 * How likely an open contract was to be renewed, seen from the end of a month, and why.
 *
 * @param monthlyValue d, in yuan
 * @param revenueAtRisk (1 − p) × d × 12 in yuan (contract.md "revenue at risk")
 * @param model what said so; null for the expert scorecard
 * @param base log-odds every contract starts from
 * @param reasons those the reader may be told, the strongest first
 * @param untold how many more there are
 * @param untoldContribution what these add to the log-odds together
 * @param next what would lift it into the next band; null in the best one, and for who is not told every reason
 */
public record Likelihood(
        double probability,
        BigDecimal monthlyValue,
        BigDecimal revenueAtRisk,
        @Nullable Model model,
        double base,
        List<RenewalReason> reasons,
        int untold,
        double untoldContribution,
        @Nullable NextBand next) {

    /** As many digits as the database makes of a probability, so that sums agree wherever they are made. */
    private static final MathContext AS_STORED = new MathContext(15);

    public Likelihood {
        reasons = List.copyOf(reasons);
    }

    /**
     * A version of the model.
     *
     * @param version its name, known until when it was trained
     */
    public record Model(int id, String version) {}

    public Band band() {
        return Band.of(probability);
    }

    public Value value() {
        return Value.of(Metric.LIKELIHOOD, exact());
    }

    /** p × d, in yuan a month: the contract's part of the weighted forecast. */
    public BigDecimal forecast() {
        return exact().multiply(monthlyValue);
    }

    /** Base and all reasons together, told or not. */
    public double logOdds() {
        return base
                + untoldContribution
                + reasons.stream().mapToDouble(RenewalReason::contribution).sum();
    }

    /**
     * The reason to say where there is room for one: the strongest of those that speak the way the band does, against the
     * renewal unless it is likely; of any that adds something, where none does.
     */
    public Optional<RenewalReason> mainReason() {
        boolean likely = band() == Band.GREEN;
        return reasons.stream()
                .filter(reason -> likely ? reason.contribution() > 0 : reason.contribution() < 0)
                .findFirst()
                .or(() -> reasons.stream()
                        .filter(reason -> reason.contribution() != 0)
                        .findFirst());
    }

    private BigDecimal exact() {
        return new BigDecimal(probability, AS_STORED);
    }
}
