package org.renewals.web.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.renewals.analysis.Breakdown;
import org.renewals.analysis.MonthOverview;
import org.renewals.analysis.Subject;
import org.renewals.analysis.figure.Change;
import org.renewals.analysis.figure.Metric;
import org.renewals.analysis.figure.ScopeMonth;
import org.renewals.analysis.figure.Value;
import org.renewals.analysis.operation.ProductProgress;
import org.renewals.analysis.operation.Standing;

/**
 * What the report is made of.
 *
 * @param breakdown cities or counties; null for subjects without parts
 * @param standings of cities by their effective-member share, by id
 */
record OperationFigures(
        MonthOverview overview,
        @Nullable Breakdown breakdown,
        Map<Integer, Standing> standings,
        List<ProductProgress> products) {

    /** A part, or the subject itself, in the month. */
    record Part(Breakdown.Row row, @Nullable Standing standing) {

        Value value(Metric metric) {
            return row.value(metric);
        }

        Value before(Metric metric) {
            return row.previous() == null
                    ? Value.notAvailable(metric)
                    : row.previous().value(metric);
        }

        Change change(Metric metric) {
            return row.change(metric);
        }
    }

    /** A subject's income of one promoted product. */
    record Promotion(ProductProgress product, ProductProgress.Row row) {}

    /** A month with the one before it; null where that was not computed. */
    record Month(ScopeMonth current, @Nullable ScopeMonth previous) {

        Change change(Metric metric) {
            return current.value(metric).changeFrom(previous == null ? null : previous.value(metric));
        }
    }

    List<Part> parts() {
        return breakdown == null
                ? List.of()
                : breakdown.rows().stream().map(this::part).toList();
    }

    Part total() {
        return part(new Breakdown.Row(
                overview.subject(),
                overview.current(),
                overview.previous().orElse(null),
                Value.notAvailable(Metric.DUE_CONTRACTS),
                overview.effectiveMemberTarget()));
    }

    /** Oldest first. */
    List<Month> months() {
        List<Month> months = new ArrayList<>();
        for (ScopeMonth month : overview.history()) {
            months.add(
                    new Month(month, overview.at(month.month().minusMonths(1)).orElse(null)));
        }
        return months;
    }

    /** The place of the subject itself; null unless it is a city. */
    @Nullable
    Standing standing() {
        return standingOf(overview.subject());
    }

    private Part part(Breakdown.Row row) {
        return new Part(row, standingOf(row.subject()));
    }

    private @Nullable Standing standingOf(Subject subject) {
        return subject.is(Subject.Kind.CITY) ? standings.get(subject.id()) : null;
    }
}
