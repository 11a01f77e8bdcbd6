package org.renewals.analysis;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.renewals.analysis.figure.Change;
import org.renewals.analysis.figure.Metric;
import org.renewals.analysis.figure.ScopeMonth;
import org.renewals.analysis.figure.Value;

/**
 * The parts of a subject in a month: a province's cities, a city's counties or managers.
 *
 * @param rows by code
 */
public record Breakdown(Subject subject, Subject.Kind kind, YearMonth month, List<Row> rows) {

    public Breakdown {
        rows = List.copyOf(rows);
    }

    /**
     * One part.
     *
     * @param previous the month before; null if it was not computed
     * @param dueContracts open contracts to be acted on within {@value DueContracts#HEADLINE_DAYS} days
     * @param effectiveMemberTarget as in {@link MonthOverview}
     */
    public record Row(
            Subject subject,
            ScopeMonth current,
            @Nullable ScopeMonth previous,
            Value dueContracts,
            @Nullable BigDecimal effectiveMemberTarget) {

        public Value value(Metric metric) {
            return metric == Metric.DUE_CONTRACTS ? dueContracts : current.value(metric);
        }

        /** Effective-member share minus target, in percentage points (R083). */
        public Change gapToTarget() {
            return value(Metric.EFFECTIVE_MEMBER_SHARE).gapTo(effectiveMemberTarget);
        }

        /** This row with everything over members kept back. */
        Row suppressed() {
            return new Row(
                    subject,
                    current.asSuppressed(),
                    previous == null ? null : previous.asSuppressed(),
                    dueContracts,
                    effectiveMemberTarget);
        }

        public Change change(Metric metric) {
            return value(metric).changeFrom(previous == null ? null : previous.value(metric));
        }
    }

    /** Whether the only part is the subject itself: customers of a city that has no counties belong to the city. */
    public boolean repeatsTheWhole() {
        return rows.size() == 1
                && rows.get(0).subject().id() == subject.id()
                && rows.get(0).subject().kind() != Subject.Kind.MANAGER;
    }

    /** The part whose figure fell most since the month before; empty if none fell. */
    public Optional<Row> greatestFall(Metric metric) {
        return rows.stream()
                .filter(row -> row.change(metric).sign() < 0)
                .min(Comparator.comparing(row -> difference(row, metric)));
    }

    /** The part whose figure rose most since the month before; empty if none rose. */
    public Optional<Row> greatestRise(Metric metric) {
        return rows.stream()
                .filter(row -> row.change(metric).sign() > 0)
                .max(Comparator.comparing(row -> difference(row, metric)));
    }

    private static BigDecimal difference(Row row, Metric metric) {
        BigDecimal difference = row.change(metric).difference();
        return difference == null ? BigDecimal.ZERO : difference;
    }
}
