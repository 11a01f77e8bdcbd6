package org.renewals.reports.monthly;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.renewals.analysis.figure.Metric;
import org.renewals.analysis.figure.Value;
import org.renewals.reports.content.Content;
import org.renewals.reports.content.Definition;

/** What the report rests on and what its figures mean. */
final class BasisChapter implements ReportChapter {

    private final Wording wording;

    BasisChapter(Wording wording) {
        this.wording = wording;
    }

    @Override
    public void write(MonthlyReport report, Content content) {
        List<String> basis = new ArrayList<>();
        basis.add(wording.text("basis.as_of", report.basis().asOf().toString()));
        basis.add(wording.text("basis.run", wording.date(report.basis().runAt())));
        basis.add(wording.text("basis.comparison"));
        basis.add(wording.text("basis.rounding"));
        basis.add(wording.text(report.book() == null ? "basis.suppression" : "basis.own_customers"));
        basis.add(wording.text("basis.manager"));
        content.chapter(wording.text("basis.title"))
                .section(wording.text("basis.data"))
                .sentences(basis)
                .section(wording.text("basis.definitions"))
                .definitions(definitions(report));
    }

    private List<Definition> definitions(MonthlyReport report) {
        List<Definition> definitions = new ArrayList<>();
        for (Metric metric : EnumSet.range(Metric.CUSTOMERS, Metric.PRODUCT_INCOME)) {
            if (appears(report, metric)) {
                definitions.add(
                        new Definition(wording.name(metric), wording.figures().definition(metric)));
            }
        }
        return definitions;
    }

    /** Figures that were never delivered need no definition. */
    private static boolean appears(MonthlyReport report, Metric metric) {
        return switch (metric) {
            case DUE_CONTRACTS, DUE_VALUE, WEIGHTED_FORECAST, REVENUE_AT_RISK -> true;
            case LIKELIHOOD -> report.book() != null;
            case MINUTES,
                    VALUE_PERCENTILE,
                    INACTIVE_MEMBERS,
                    INACTIVE_MEMBER_SHARE,
                    EFFECTIVE_SHARE_OF_ACTIVE,
                    PRODUCT_YEAR_INCOME,
                    PRODUCT_TARGET,
                    PRODUCT_COMPLETION -> false;
            case RENEWAL_RATE, GROSS_VALUE_RENEWAL_RATE, NET_VALUE_RENEWAL_RATE ->
                !report.renewals().cohorts().isEmpty();
            case PRODUCT_USERS, PRODUCT_INCOME -> !report.products().rows().isEmpty();
            default -> report.overview().value(metric).state() != Value.State.NOT_AVAILABLE;
        };
    }
}
