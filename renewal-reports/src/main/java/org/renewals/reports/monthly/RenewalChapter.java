package org.renewals.reports.monthly;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.renewals.analysis.DueContracts;
import org.renewals.analysis.RenewalCohorts;
import org.renewals.analysis.figure.Figures;
import org.renewals.analysis.figure.Metric;
import org.renewals.contract.Contract;
import org.renewals.reports.chart.Chart;
import org.renewals.reports.chart.ChartType;
import org.renewals.reports.chart.SeriesStyle;
import org.renewals.reports.content.Block;
import org.renewals.reports.content.Cell;
import org.renewals.reports.content.Column;
import org.renewals.reports.content.Content;
import org.renewals.reports.content.Row;
import org.renewals.scoring.risk.RiskLevel;

/** Contracts that have to be acted on, and what became of those that fell due (R158, R177, R178). */
final class RenewalChapter implements ReportChapter {

    private static final Map<RiskLevel, SeriesStyle> STYLES = Map.of(
            RiskLevel.LOW, SeriesStyle.RISK_LOW,
            RiskLevel.MEDIUM, SeriesStyle.RISK_MEDIUM,
            RiskLevel.HIGH, SeriesStyle.RISK_HIGH,
            RiskLevel.VERY_HIGH, SeriesStyle.RISK_VERY_HIGH);

    private final Wording wording;
    private final Figures figures;

    RenewalChapter(Wording wording) {
        this.wording = wording;
        this.figures = wording.figures();
    }

    @Override
    public void write(MonthlyReport report, Content content) {
        Plots plots = new Plots(wording);
        content.chapter(wording.text("renewal.title"))
                .sentences(new MonthInWords(report, wording).renewal())
                .section(wording.text("renewal.due"))
                .chart(windows(report.due(), plots), wording.text("renewal.windows.how"))
                .table(windows(report.due()))
                .note(wording.text("renewal.windows.note", report.due().asOf().toString()))
                .section(wording.text("renewal.cohorts"))
                .chart(rates(report.renewals(), plots), wording.text("renewal.rates.how"), Block.Height.LOW)
                .table(cohorts(report.renewals()))
                .note(wording.text("renewal.cohorts.note", figures.count(Contract.LOST_AFTER_DAYS)));
    }

    private List<Integer> windows() {
        return DueContracts.WINDOWS;
    }

    private String window(int index) {
        int end = windows().get(index);
        if (end == 0) {
            return wording.text("renewal.window.past");
        }
        return wording.text("renewal.window", figures.count(windows().get(index - 1) + 1L), figures.count(end));
    }

    private Chart windows(DueContracts due, Plots plots) {
        List<Integer> ahead = windows().stream().filter(days -> days > 0).toList();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < windows().size(); i++) {
            if (windows().get(i) > 0) {
                names.add(window(i));
            }
        }
        boolean none = due.cells().isEmpty();
        return new Chart(
                ChartType.STACKED_BARS,
                wording.text("renewal.windows"),
                wording.chartFigures().unit(Metric.DUE_VALUE),
                plots.decimals(Metric.DUE_VALUE),
                names,
                Arrays.stream(RiskLevel.values())
                        .map(level -> Plots.series(
                                wording.risk(level),
                                Objects.requireNonNull(STYLES.get(level)),
                                ahead,
                                days -> none ? null : plots.amount(due.value(days, code(level)))))
                        .toList());
    }

    /** As the database and {@link DueContracts} name it. */
    private static String code(RiskLevel level) {
        return level.name().toLowerCase(Locale.ROOT);
    }

    private Block.Table windows(DueContracts due) {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text(wording.text("renewal.window.head")));
        columns.add(wording.column(Metric.DUE_CONTRACTS));
        columns.add(wording.column(Metric.DUE_VALUE));
        columns.add(wording.column(Metric.WEIGHTED_FORECAST));
        columns.add(wording.column(Metric.REVENUE_AT_RISK));
        for (RiskLevel level : RiskLevel.values()) {
            columns.add(Column.figure(wording.risk(level)));
        }
        List<Row> rows = new ArrayList<>();
        if (!due.cells().isEmpty()) {
            for (int i = 0; i < windows().size(); i++) {
                int days = windows().get(i);
                List<Cell> cells = new ArrayList<>();
                cells.add(Wording.head(window(i)));
                cells.add(Cell.of(figures.count(due.contracts(days, null))));
                cells.add(Cell.of(figures.amount(due.value(days, null))));
                cells.add(wording.cell(due.forecast(days)));
                cells.add(wording.cell(due.revenueAtRisk(days)));
                for (RiskLevel level : RiskLevel.values()) {
                    cells.add(Cell.of(figures.count(due.contracts(days, code(level)))));
                }
                rows.add(Row.of(cells));
            }
        }
        return new Block.Table(wording.text("renewal.windows.table"), columns, rows);
    }

    private Chart rates(RenewalCohorts renewals, Plots plots) {
        List<YearMonth> months = new ArrayList<>();
        if (!renewals.cohorts().isEmpty()) {
            for (YearMonth month = renewals.cohorts().get(0).due();
                    !month.isAfter(renewals.month());
                    month = month.plusMonths(1)) {
                months.add(month);
            }
        }
        return new Chart(
                ChartType.LINE,
                wording.text("renewal.rates"),
                figures.unit(Metric.RENEWAL_RATE),
                plots.decimals(Metric.RENEWAL_RATE),
                months.stream().map(YearMonth::toString).toList(),
                List.of(
                        Plots.series(
                                figures.name(Metric.RENEWAL_RATE),
                                SeriesStyle.FIRST,
                                months,
                                month -> renewals.due(month)
                                        .map(cohort -> plots.number(cohort.renewalRate()))
                                        .orElse(null)),
                        Plots.series(
                                figures.name(Metric.GROSS_VALUE_RENEWAL_RATE),
                                SeriesStyle.SECOND,
                                months,
                                month -> renewals.due(month)
                                        .map(cohort -> plots.number(cohort.grossValueRate()))
                                        .orElse(null))));
    }

    private Block.Table cohorts(RenewalCohorts renewals) {
        List<Row> rows = new ArrayList<>();
        for (RenewalCohorts.Cohort cohort : renewals.cohorts()) {
            rows.add(Row.of(List.of(
                    Wording.head(wording.month(cohort.due())),
                    Cell.of(figures.count(cohort.contracts())),
                    Cell.of(figures.count(cohort.renewed())),
                    Cell.of(figures.count(cohort.lost())),
                    Cell.of(figures.count(cohort.undecided())),
                    wording.cell(cohort.renewalRate()),
                    Cell.of(figures.amount(cohort.dueValue())),
                    wording.cell(cohort.grossValueRate()),
                    wording.cell(cohort.netValueRate()))));
        }
        return new Block.Table(
                wording.text("renewal.cohorts.table"),
                List.of(
                        Column.text(wording.text("renewal.due_month")),
                        Column.figure(wording.text("renewal.contracts"), figures.unit(Metric.DUE_CONTRACTS)),
                        Column.figure(wording.text("renewal.renewed")),
                        Column.figure(wording.text("renewal.lost")),
                        Column.figure(wording.text("renewal.undecided")),
                        wording.column(Metric.RENEWAL_RATE),
                        wording.column(Metric.DUE_VALUE),
                        wording.column(Metric.GROSS_VALUE_RENEWAL_RATE),
                        wording.column(Metric.NET_VALUE_RENEWAL_RATE)),
                rows);
    }
}
