package org.renewals.reports.monthly;

import java.util.ArrayList;
import java.util.List;
import org.renewals.analysis.MonthOverview;
import org.renewals.analysis.ProductUsage;
import org.renewals.analysis.figure.Figures;
import org.renewals.analysis.figure.Metric;
import org.renewals.reports.chart.Chart;
import org.renewals.reports.chart.ChartType;
import org.renewals.reports.chart.SeriesStyle;
import org.renewals.reports.content.Block;
import org.renewals.reports.content.Cell;
import org.renewals.reports.content.Column;
import org.renewals.reports.content.Content;
import org.renewals.reports.content.Row;

/** Products in use (R037, R073) and, in total, what members' bills consist of (R045–R047). */
final class ProductsChapter implements ReportChapter {

    private static final List<Metric> FEES =
            List.of(Metric.ROAMING, Metric.NEW_SERVICES, Metric.TOLL, Metric.LOCAL_FEES, Metric.OTHER_FEES);
    private static final int MOST_BARS = 10;
    private static final int MOST_ROWS = 30;

    private final Wording wording;
    private final Figures figures;

    ProductsChapter(Wording wording) {
        this.wording = wording;
        this.figures = wording.figures();
    }

    @Override
    public void write(MonthlyReport report, Content content) {
        MonthOverview overview = report.overview();
        Plots plots = new Plots(wording);
        content.chapter(wording.text("products.title"))
                .section(wording.text("products.usage"))
                .chart(products(report.products(), plots), wording.text("products.how"))
                .table(table(report.products()))
                .section(wording.text("fees.title"))
                .chart(fees(overview, plots), wording.text("fees.how"), Block.Height.LOW)
                .table(new Tables(wording).comparison(wording.text("fees.figures"), overview, FEES))
                .note(wording.text(report.book() == null ? "fees.total_only" : "fees.note"));
    }

    private Chart products(ProductUsage usage, Plots plots) {
        List<ProductUsage.Row> shown = usage.rows().stream()
                .filter(row -> row.income().isKnown())
                .limit(MOST_BARS)
                .toList();
        return new Chart(
                ChartType.HORIZONTAL_BARS,
                wording.text("products.income"),
                wording.chartFigures().unit(Metric.PRODUCT_INCOME),
                plots.decimals(Metric.PRODUCT_INCOME),
                shown.stream().map(ProductUsage.Row::name).toList(),
                List.of(Plots.series(
                        figures.name(Metric.PRODUCT_INCOME),
                        SeriesStyle.FIRST,
                        shown,
                        row -> plots.number(row.income()))));
    }

    private Block.Table table(ProductUsage usage) {
        List<Row> rows = new ArrayList<>();
        for (ProductUsage.Row row : usage.rows().stream().limit(MOST_ROWS).toList()) {
            rows.add(Row.of(List.of(
                    Wording.head(row.name()),
                    Cell.of(wording.text("products.family." + row.family())),
                    Cell.of(row.informatization() ? wording.text("yes") : "–", "muted"),
                    Cell.of(figures.count(row.customers())),
                    wording.cell(row.users()),
                    wording.cell(row.usersChange()),
                    wording.cell(row.income()),
                    wording.cell(row.incomeChange()))));
        }
        return new Block.Table(
                wording.text("products.table"),
                List.of(
                        Column.text(wording.text("products.product")),
                        Column.text(wording.text("products.family")),
                        Column.text(wording.text("products.informatization")),
                        wording.column(Metric.CUSTOMERS),
                        wording.column(Metric.PRODUCT_USERS),
                        Column.figure(wording.text("column.change")),
                        wording.column(Metric.PRODUCT_INCOME),
                        Column.figure(wording.text("column.change"))),
                rows);
    }

    private Chart fees(MonthOverview overview, Plots plots) {
        return new Chart(
                ChartType.GROUPED_BARS,
                wording.text("fees.bars"),
                wording.chartFigures().unit(Metric.ROAMING),
                plots.decimals(Metric.ROAMING),
                FEES.stream().map(figures::name).toList(),
                List.of(
                        Plots.series(
                                wording.month(overview.month().minusMonths(1)),
                                SeriesStyle.BACKGROUND,
                                FEES,
                                fee -> overview.previous()
                                        .map(row -> plots.number(row.value(fee)))
                                        .orElse(null)),
                        Plots.series(
                                wording.month(overview.month()),
                                SeriesStyle.FIRST,
                                FEES,
                                fee -> plots.number(overview.value(fee)))));
    }
}
