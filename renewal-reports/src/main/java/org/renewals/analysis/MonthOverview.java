package org.renewals.analysis;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.renewals.analysis.figure.Change;
import org.renewals.analysis.figure.Metric;
import org.renewals.analysis.figure.ScopeMonth;
import org.renewals.analysis.figure.Value;

/**
 * A subject's month against the month before, with the way that led there.
 *
 * @param history oldest first, ends with the month itself, at most {@value #MONTHS_OF_HISTORY} + 1 months; a month nobody
 *     computed is missing
 * @param effectiveMemberTarget the target of the effective-member share as a fraction; null where none is set
 */
public record MonthOverview(
        Subject subject,
        YearMonth month,
        List<ScopeMonth> history,
        @Nullable BigDecimal effectiveMemberTarget) {

    /** So that the same month of the year before is among them. */
    static final int MONTHS_OF_HISTORY = 12;

    public MonthOverview {
        history = List.copyOf(history);
        if (history.isEmpty() || !history.get(history.size() - 1).month().equals(month)) {
            throw new IllegalArgumentException("history of " + subject.code() + " does not end with " + month);
        }
    }

    public ScopeMonth current() {
        return history.get(history.size() - 1);
    }

    /** The calendar month before, if it was computed. */
    public Optional<ScopeMonth> previous() {
        return at(month.minusMonths(1));
    }

    public Optional<ScopeMonth> at(YearMonth wanted) {
        return history.stream().filter(row -> row.month().equals(wanted)).findFirst();
    }

    public Value value(Metric metric) {
        return current().value(metric);
    }

    /** Against the month before. */
    public Change change(Metric metric) {
        return value(metric).changeFrom(previous().map(row -> row.value(metric)).orElse(null));
    }

    /** Against the same month of the year before. */
    public Change changeInAYear(Metric metric) {
        return value(metric)
                .changeFrom(
                        at(month.minusYears(1)).map(row -> row.value(metric)).orElse(null));
    }

    /** Effective-member share minus target, in percentage points (R083). */
    public Change gapToTarget() {
        return value(Metric.EFFECTIVE_MEMBER_SHARE).gapTo(effectiveMemberTarget);
    }

    /** The metric in each month of the history. */
    public List<Value> series(Metric metric) {
        return history.stream().map(row -> row.value(metric)).toList();
    }
}
