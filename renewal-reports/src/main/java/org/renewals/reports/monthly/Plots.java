package org.renewals.reports.monthly;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.renewals.analysis.Breakdown;
import org.renewals.analysis.MonthOverview;
import org.renewals.analysis.figure.Figures;
import org.renewals.analysis.figure.Metric;
import org.renewals.analysis.figure.Unit;
import org.renewals.analysis.figure.Value;
import org.renewals.reports.chart.Chart;
import org.renewals.reports.chart.ChartSeries;
import org.renewals.reports.chart.ChartType;
import org.renewals.reports.chart.Highlight;
import org.renewals.reports.chart.SeriesStyle;

/** Puts figures into charts: in the unit they are printed in, and with a gap where there is none. */
final class Plots {

    /** More lying bars than this do not fit the height of a chart. */
    private static final int MOST_PARTS = 20;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Figures figures;

    Plots(Wording wording) {
        this.figures = wording.chartFigures();
    }

    /** Metrics of one unit as lines over the months of the history. */
    Chart history(String title, MonthOverview overview, List<Metric> metrics) {
        return months(title, overview, metrics, ChartType.LINE, Integer.MAX_VALUE);
    }

    /** Metrics of one unit as bars side by side over the last months. */
    Chart recent(String title, MonthOverview overview, List<Metric> metrics, int months) {
        return months(title, overview, metrics, ChartType.GROUPED_BARS, months);
    }

    private Chart months(String title, MonthOverview overview, List<Metric> metrics, ChartType type, int most) {
        List<YearMonth> months = new ArrayList<>();
        YearMonth first = overview.history().get(0).month();
        for (YearMonth month = overview.month(); !month.isBefore(first) && months.size() < most; ) {
            months.add(0, month);
            month = month.minusMonths(1);
        }
        List<ChartSeries> series = new ArrayList<>();
        for (int i = 0; i < metrics.size(); i++) {
            Metric metric = metrics.get(i);
            series.add(series(
                    figures.name(metric),
                    ORDER.get(i),
                    months,
                    month -> overview.at(month)
                            .map(row -> number(row.value(metric)))
                            .orElse(null)));
        }
        Metric measured = metrics.get(0);
        return new Chart(
                type,
                title,
                figures.unit(measured),
                decimals(measured),
                months.stream().map(YearMonth::toString).toList(),
                series);
    }

    /** The metric of each part, the greatest on top; parts without it are left out. */
    Chart ranking(String title, Breakdown parts, Metric metric) {
        return ranking(title, figures.unit(metric), decimals(metric), parts, row -> number(row.value(metric)));
    }

    /** How a share of each part moved, in percentage points. */
    Chart movement(String title, String unit, Breakdown parts, Metric share) {
        return ranking(
                title,
                unit,
                decimals(share),
                parts,
                row -> points(row.change(share).difference()));
    }

    private static Chart ranking(
            String title,
            String unit,
            int decimals,
            Breakdown parts,
            Function<Breakdown.Row, @Nullable BigDecimal> number) {
        record Part(String name, BigDecimal number) {}
        List<Part> ranked = new ArrayList<>();
        for (Breakdown.Row row : parts.rows()) {
            BigDecimal found = number.apply(row);
            if (found != null) {
                ranked.add(new Part(row.subject().name(), found));
            }
        }
        List<Part> shown = ranked.stream()
                .sorted(Comparator.comparing(Part::number).reversed())
                .limit(MOST_PARTS)
                .toList();
        return new Chart(
                ChartType.HORIZONTAL_BARS,
                title,
                unit,
                decimals,
                shown.stream().map(Part::name).toList(),
                List.of(series(title, SeriesStyle.FIRST, shown, Part::number)));
    }

    /** Metrics of one unit on top of each other, per part, the greatest first; parts without any are left out. */
    Chart stacked(String title, Breakdown parts, List<Metric> metrics, List<SeriesStyle> styles) {
        record Part(Breakdown.Row row, BigDecimal all) {}
        List<Breakdown.Row> rows = parts.rows().stream()
                .map(row -> new Part(row, sum(row, metrics)))
                .filter(part -> part.all().signum() > 0)
                .sorted(Comparator.comparing(Part::all).reversed())
                .limit(MOST_PARTS)
                .map(Part::row)
                .toList();
        List<ChartSeries> series = new ArrayList<>();
        for (int i = 0; i < metrics.size(); i++) {
            Metric metric = metrics.get(i);
            series.add(series(figures.name(metric), styles.get(i), rows, row -> number(row.value(metric))));
        }
        return new Chart(
                ChartType.STACKED_BARS,
                title,
                figures.unit(metrics.get(0)),
                decimals(metrics.get(0)),
                rows.stream().map(row -> row.subject().name()).toList(),
                series);
    }

    private BigDecimal sum(Breakdown.Row row, List<Metric> metrics) {
        return metrics.stream()
                .map(metric -> number(row.value(metric)))
                .filter(Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The target as a line, where there is one. */
    Chart withTarget(Chart chart, @Nullable BigDecimal fraction, String label) {
        return fraction == null || chart.isEmpty()
                ? chart
                : chart.highlighting(new Highlight.Line(label, fraction.multiply(HUNDRED)));
    }

    static <T> ChartSeries series(
            String name, SeriesStyle style, List<T> items, Function<T, @Nullable BigDecimal> number) {
        List<@Nullable BigDecimal> values = new ArrayList<>();
        for (T item : items) {
            values.add(number.apply(item));
        }
        return new ChartSeries(name, style, values);
    }

    /** The number in the unit of {@link Figures#unit}; null where it is not known. */
    @Nullable
    BigDecimal number(Value value) {
        BigDecimal number = value.numberOrNull();
        if (number == null) {
            return null;
        }
        return switch (value.metric().unit().kind()) {
            case COUNT, DECIMAL -> number;
            case MONEY -> figures.money().of(number);
            case SHARE -> number.multiply(HUNDRED);
        };
    }

    private static @Nullable BigDecimal points(@Nullable BigDecimal difference) {
        return difference == null ? null : difference.multiply(HUNDRED);
    }

    int decimals(Metric metric) {
        return metric.unit().kind() == Unit.Kind.MONEY ? figures.money().decimals() : metric.decimals();
    }

    /** Amounts of the chart's unit. */
    BigDecimal amount(BigDecimal yuan) {
        return figures.money().of(yuan);
    }

    static final List<SeriesStyle> ORDER = List.of(
            SeriesStyle.FIRST,
            SeriesStyle.SECOND,
            SeriesStyle.THIRD,
            SeriesStyle.FOURTH,
            SeriesStyle.FIFTH,
            SeriesStyle.SIXTH);
}
