package org.renewals.reports.monthly;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.renewals.analysis.Breakdown;
import org.renewals.analysis.MonthOverview;
import org.renewals.analysis.TierMoves;
import org.renewals.analysis.figure.Figures;
import org.renewals.analysis.figure.Metric;
import org.renewals.analysis.figure.ScopeMonth;
import org.renewals.reports.chart.Chart;
import org.renewals.reports.chart.ChartType;
import org.renewals.reports.chart.SeriesStyle;
import org.renewals.reports.content.Block;
import org.renewals.reports.content.Cell;
import org.renewals.reports.content.Column;
import org.renewals.reports.content.Content;
import org.renewals.reports.content.Row;
import org.renewals.tier.Tier;

/** How customers are distributed over the tiers, and how they moved between them (R049, R051, R076, R077). */
final class TierChapter implements ReportChapter {

    private static final List<Metric> TIERS =
            List.of(Metric.TIER_A1, Metric.TIER_A2, Metric.TIER_B1, Metric.TIER_B2, Metric.TIER_C);
    private static final List<SeriesStyle> STYLES = List.of(
            SeriesStyle.TIER_A1, SeriesStyle.TIER_A2, SeriesStyle.TIER_B1, SeriesStyle.TIER_B2, SeriesStyle.TIER_C);
    private static final int CLASSES_A_AND_B = 4;
    /** Length of a full bar in a table, in tenths of a millimetre. */
    private static final int BAR = 300;

    private final Wording wording;
    private final Figures figures;

    TierChapter(Wording wording) {
        this.wording = wording;
        this.figures = wording.figures();
    }

    @Override
    public void write(MonthlyReport report, Content content) {
        MonthOverview overview = report.overview();
        Plots plots = new Plots(wording);
        content.chapter(wording.text("tiers.title"))
                .sentences(new MonthInWords(report, wording).tiers())
                .chart(distribution(overview, plots), wording.text("tiers.distribution.how"), Block.Height.LOW)
                .table(new Tables(wording)
                        .comparison(
                                wording.text("tiers.figures"),
                                overview,
                                with(TIERS, Metric.UPGRADES, Metric.DOWNGRADES)))
                .table(matrix(report.moves()))
                .note(wording.text("tiers.matrix.how"));
        report.parts().forEach(parts -> parts(overview, parts, plots, content));
    }

    private Chart distribution(MonthOverview overview, Plots plots) {
        List<String> categories = TIERS.stream().map(figures::name).toList();
        return new Chart(
                ChartType.GROUPED_BARS,
                wording.text("tiers.distribution"),
                figures.unit(Metric.CUSTOMERS),
                0,
                categories,
                List.of(
                        Plots.series(
                                wording.month(overview.month().minusMonths(1)),
                                SeriesStyle.BACKGROUND,
                                TIERS,
                                tier -> overview.previous()
                                        .map(row -> plots.number(row.value(tier)))
                                        .orElse(null)),
                        Plots.series(
                                wording.month(overview.month()),
                                SeriesStyle.FIRST,
                                TIERS,
                                tier -> plots.number(overview.value(tier)))));
    }

    /** Rows: from; columns: to. */
    private Block.Table matrix(TierMoves moves) {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text(wording.text("tiers.from")));
        for (Tier to : Tier.values()) {
            columns.add(Column.figure(wording.text("tiers.to", to.name())));
        }
        List<Row> rows = new ArrayList<>();
        for (Tier from : Tier.values()) {
            if (moves.isEmpty()) {
                break;
            }
            List<Cell> cells = new ArrayList<>();
            cells.add(Cell.of(from.name()));
            for (Tier to : Tier.values()) {
                long customers = from == to ? 0 : moves.customers(from, to);
                cells.add(
                        customers == 0
                                ? Cell.of(from == to ? "" : "–", "muted")
                                : Cell.of(figures.count(customers), to.isAbove(from) ? "good" : "bad"));
            }
            rows.add(Row.of(cells));
        }
        return new Block.Table(wording.text("tiers.matrix"), columns, rows);
    }

    private void parts(MonthOverview overview, Breakdown parts, Plots plots, Content content) {
        Tables tables = new Tables(wording);
        List<Tables.PartColumn> columns = new ArrayList<>();
        TIERS.forEach(tier -> columns.add(tables.value(tier)));
        columns.add(Tables.drawing(wording.text("tiers.bar"), row -> Cell.bar(bar(row.current())), Metric.CUSTOMERS));
        columns.add(tables.value(Metric.UPGRADES));
        columns.add(tables.value(Metric.DOWNGRADES));
        content.section(wording.byPart("tiers.parts", parts.kind()))
                .chart(
                        plots.stacked(
                                wording.byPart("tiers.ab", parts.kind()),
                                parts,
                                TIERS.subList(0, CLASSES_A_AND_B),
                                STYLES.subList(0, CLASSES_A_AND_B)),
                        wording.text("tiers.ab.how"))
                .table(tables.parts(wording.byPart("tiers.table", parts.kind()), overview, parts, columns));
    }

    private static List<Cell.Segment> bar(ScopeMonth month) {
        List<Cell.Segment> segments = new ArrayList<>();
        if (month.customers() == 0) {
            return segments;
        }
        for (int i = 0; i < TIERS.size(); i++) {
            BigDecimal customers = month.value(TIERS.get(i)).number();
            long width = customers.longValue() * BAR / month.customers();
            if (width > 0) {
                segments.add(new Cell.Segment("tier-" + TIERS.get(i).key().substring("tier_".length()), (int) width));
            }
        }
        return segments;
    }

    private static List<Metric> with(List<Metric> metrics, Metric... more) {
        List<Metric> all = new ArrayList<>(metrics);
        all.addAll(List.of(more));
        return all;
    }
}
