package org.renewals.reports.monthly;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.renewals.analysis.Breakdown;
import org.renewals.analysis.DueContracts;
import org.renewals.analysis.MonthOverview;
import org.renewals.analysis.ProductUsage;
import org.renewals.analysis.RenewalCohorts;
import org.renewals.analysis.ReportMonth;
import org.renewals.analysis.Subject;
import org.renewals.analysis.TierMoves;

/**
 * All figures of a monthly report, already narrowed to what its reader may see.
 *
 * @param basis when the month was computed and frozen
 * @param parts a province by city, a city by county and by manager; none for a manager
 * @param book the manager's customers one by one; null for everybody else
 */
record MonthlyReport(
        ReportMonth basis,
        MonthOverview overview,
        List<Breakdown> parts,
        DueContracts due,
        RenewalCohorts renewals,
        TierMoves moves,
        ProductUsage products,
        @Nullable CustomerBook book) {

    MonthlyReport {
        parts = List.copyOf(parts);
    }

    Subject subject() {
        return overview.subject();
    }

    YearMonth month() {
        return overview.month();
    }

    /** The breakdown the report is mainly told by. */
    Optional<Breakdown> mainParts() {
        return parts.stream().findFirst();
    }
}
