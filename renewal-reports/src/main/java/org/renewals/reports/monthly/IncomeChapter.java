package org.renewals.reports.monthly;

import java.util.List;
import org.renewals.analysis.Breakdown;
import org.renewals.analysis.MonthOverview;
import org.renewals.analysis.Subject;
import org.renewals.analysis.figure.Metric;
import org.renewals.reports.content.Block;
import org.renewals.reports.content.Content;

/** Incomes and their share of operating income (R087–R090). Informatization is shown as "of which", never stacked or added. */
final class IncomeChapter implements ReportChapter {

    private static final List<Metric> INCOMES =
            List.of(Metric.GROUP_PAID, Metric.PERSONAL_BILLS, Metric.INFORMATIZATION);
    private static final List<Metric> COMPARED = List.of(
            Metric.TOTAL_INCOME,
            Metric.GROUP_PAID,
            Metric.PERSONAL_BILLS,
            Metric.INFORMATIZATION,
            Metric.OPERATING_INCOME,
            Metric.INCOME_SHARE);
    private static final int MONTHS_OF_BARS = 6;

    private final Wording wording;

    IncomeChapter(Wording wording) {
        this.wording = wording;
    }

    @Override
    public void write(MonthlyReport report, Content content) {
        MonthOverview overview = report.overview();
        Plots plots = new Plots(wording);
        content.chapter(wording.text("income.title"))
                .sentences(new MonthInWords(report, wording).income())
                .section(wording.text("income.kinds"))
                .chart(
                        plots.recent(wording.text("income.bars"), overview, INCOMES, MONTHS_OF_BARS),
                        wording.text("income.bars.how"))
                .table(new Tables(wording).comparison(wording.text("income.figures"), overview, COMPARED));
        if (overview.value(Metric.INCOME_SHARE).isKnown()) {
            content.section(wording.text("income.share"))
                    .charts(
                            plots.history(wording.text("income.share.line"), overview, List.of(Metric.INCOME_SHARE)),
                            "",
                            plots.history(wording.text("income.operating"), overview, List.of(Metric.OPERATING_INCOME)),
                            "");
        }
        report.parts().forEach(parts -> parts(overview, parts, plots, content));
    }

    private void parts(MonthOverview overview, Breakdown parts, Plots plots, Content content) {
        Tables tables = new Tables(wording);
        content.section(wording.byPart("income.parts", parts.kind()));
        if (!parts.kind().equals(Subject.Kind.MANAGER)) {
            content.chart(
                    plots.movement(
                            wording.byPart("income.share.parts", parts.kind()),
                            wording.text("points"),
                            parts,
                            Metric.INCOME_SHARE),
                    wording.text("income.share.how"),
                    Block.Height.TALL);
        }
        content.table(tables.parts(
                wording.byPart("income.table", parts.kind()),
                overview,
                parts,
                List.of(
                        tables.value(Metric.CUSTOMERS),
                        tables.value(Metric.TOTAL_INCOME),
                        tables.change(Metric.TOTAL_INCOME),
                        tables.value(Metric.INCOME_SHARE),
                        tables.change(Metric.INCOME_SHARE),
                        tables.value(Metric.GROUP_PAID),
                        tables.value(Metric.PERSONAL_BILLS),
                        tables.value(Metric.INFORMATIZATION))));
        if (Tables.anySuppressed(parts)) {
            content.note(wording.text("note.suppressed"));
        }
    }
}
