package org.renewals.scoring.threshold;

import java.time.YearMonth;
import java.util.List;
import java.util.function.Function;
import org.renewals.alarm.AnomalyKind;

/**
 * How often thresholds would have fired in past months, beside those that are in force: the customers of a scope that would
 * have been anomalous, month by month. Both are held against the same months, as they were measured.
 *
 * @param from first month the thresholds would be for; those beside them are what else is in force then
 * @param months the latest that were computed, the oldest first; none where none has been counted yet
 */
public record Rehearsal(YearMonth from, List<Month> months) {

    public Rehearsal {
        months = List.copyOf(months);
    }

    /** Anomalous customers of one month. */
    public record Month(YearMonth month, Counts inForce, Counts proposed) {}

    /**
     * Anomalous customers by kind; one that is anomalous in both ways is counted in both, as it has an alert of each.
     *
     * @param status by the members' status
     * @param call by their calls
     */
    public record Counts(long status, long call) {

        static final Counts NONE = new Counts(0, 0);

        public long of(AnomalyKind kind) {
            return kind == AnomalyKind.STATUS ? status : call;
        }

        public long both() {
            return status + call;
        }

        Counts plus(Counts other) {
            return new Counts(status + other.status, call + other.call);
        }
    }

    /** Of all months together, with the thresholds in force. */
    public Counts inForce() {
        return total(Month::inForce);
    }

    /** Of all months together, with those proposed. */
    public Counts proposed() {
        return total(Month::proposed);
    }

    /** How many more there would have been; negative for fewer. */
    public long difference() {
        return proposed().both() - inForce().both();
    }

    private Counts total(Function<Month, Counts> counts) {
        return months.stream().map(counts).reduce(Counts.NONE, Counts::plus);
    }
}
