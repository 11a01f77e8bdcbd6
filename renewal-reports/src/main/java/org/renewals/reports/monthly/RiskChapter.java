package org.renewals.reports.monthly;

import java.util.Comparator;
import java.util.List;
import org.renewals.analysis.Breakdown;
import org.renewals.analysis.DueContracts;
import org.renewals.analysis.figure.Figures;
import org.renewals.analysis.figure.Metric;
import org.renewals.reports.chart.SeriesStyle;
import org.renewals.reports.content.Column;
import org.renewals.reports.content.Content;

/** Where customers are at risk and need attention (R074): by part of the subject, those with most to do first. */
final class RiskChapter implements ReportChapter {

    private static final List<Metric> LEVELS = List.of(Metric.RISK_MEDIUM, Metric.RISK_HIGH, Metric.RISK_VERY_HIGH);
    private static final List<SeriesStyle> STYLES =
            List.of(SeriesStyle.RISK_MEDIUM, SeriesStyle.RISK_HIGH, SeriesStyle.RISK_VERY_HIGH);

    private final Wording wording;
    private final Figures figures;

    RiskChapter(Wording wording) {
        this.wording = wording;
        this.figures = wording.figures();
    }

    @Override
    public void write(MonthlyReport report, Content content) {
        content.chapter(wording.text("risk.title"))
                .sentences(new MonthInWords(report, wording).risk())
                .table(new Tables(wording)
                        .comparison(
                                wording.text("risk.figures"),
                                report.overview(),
                                List.of(
                                        Metric.RISK_LOW,
                                        Metric.RISK_MEDIUM,
                                        Metric.RISK_HIGH,
                                        Metric.RISK_VERY_HIGH,
                                        Metric.ATTENTION,
                                        Metric.ARREARS)));
        report.parts().forEach(parts -> parts(report, parts, content));
    }

    private void parts(MonthlyReport report, Breakdown parts, Content content) {
        Tables tables = new Tables(wording);
        Tables.PartColumn due = new Tables.PartColumn(
                Column.figure(
                        wording.text("risk.due", figures.count(DueContracts.HEADLINE_DAYS)),
                        figures.unit(Metric.DUE_CONTRACTS)),
                row -> wording.cell(row.value(Metric.DUE_CONTRACTS)),
                overview -> wording.cell(report.due().contractsWithin(DueContracts.HEADLINE_DAYS)),
                Metric.DUE_CONTRACTS);
        content.section(wording.byPart("risk.parts", parts.kind()))
                .chart(
                        new Plots(wording).stacked(wording.byPart("risk.bars", parts.kind()), parts, LEVELS, STYLES),
                        wording.text("risk.bars.how"))
                .table(tables.parts(
                        wording.byPart("risk.table", parts.kind()),
                        report.overview(),
                        parts,
                        Comparator.<Breakdown.Row>comparingLong(
                                        row -> -row.current().attention())
                                .thenComparing(row -> row.subject().code()),
                        List.of(
                                tables.value(Metric.ATTENTION),
                                tables.change(Metric.ATTENTION),
                                tables.value(Metric.RISK_HIGH),
                                tables.value(Metric.RISK_VERY_HIGH),
                                due,
                                tables.value(Metric.DOWNGRADES),
                                tables.value(Metric.ARREARS),
                                tables.change(Metric.ARREARS))));
        if (Tables.anySuppressed(parts)) {
            content.note(wording.text("note.suppressed"));
        }
    }
}
