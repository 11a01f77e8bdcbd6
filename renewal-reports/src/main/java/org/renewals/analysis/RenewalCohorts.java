package org.renewals.analysis;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.renewals.analysis.figure.Change;
import org.renewals.analysis.figure.Metric;
import org.renewals.analysis.figure.Value;

/**
 * What became of the contracts that fell due in each month, as known at the end of the report month (contract.md, "due
 * cohort").
 *
 * @param cohorts oldest due month first, ends with the report month; months without a due contract are missing
 */
public record RenewalCohorts(Subject subject, YearMonth month, List<Cohort> cohorts) {

    /** So that the same month of the year before is among them. */
    static final int MONTHS_OF_HISTORY = 12;

    public RenewalCohorts {
        cohorts = List.copyOf(cohorts);
    }

    /**
     * The contracts that end in one month; an early renewal counts here, not where it was signed.
     *
     * @param contracts all that fell due; undecided ones are among them
     * @param undecided neither renewed nor lost yet
     * @param dueValue Σ monthly value before renewal, in yuan
     * @param keptValue Σ min(after, before); lost contracts count zero
     * @param renewedValue Σ monthly value of the renewing contracts
     */
    public record Cohort(
            YearMonth due,
            long contracts,
            long renewed,
            long lost,
            long undecided,
            BigDecimal dueValue,
            BigDecimal keptValue,
            BigDecimal renewedValue) {

        /** The headline: renewed ÷ due, by contracts. */
        public Value renewalRate() {
            return Value.share(Metric.RENEWAL_RATE, BigDecimal.valueOf(renewed), BigDecimal.valueOf(contracts));
        }

        public Value grossValueRate() {
            return Value.share(Metric.GROSS_VALUE_RENEWAL_RATE, keptValue, dueValue);
        }

        public Value netValueRate() {
            return Value.share(Metric.NET_VALUE_RENEWAL_RATE, renewedValue, dueValue);
        }
    }

    public Optional<Cohort> due(YearMonth wanted) {
        return cohorts.stream().filter(cohort -> cohort.due().equals(wanted)).findFirst();
    }

    /** The renewal rate of a due month against that of the month before it. */
    public Change change(YearMonth wanted) {
        return due(wanted)
                .map(cohort -> cohort.renewalRate()
                        .changeFrom(due(wanted.minusMonths(1))
                                .map(Cohort::renewalRate)
                                .orElse(null)))
                .orElseGet(() -> Value.notAvailable(Metric.RENEWAL_RATE).changeFrom(null));
    }
}
