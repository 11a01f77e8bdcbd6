package org.renewals.reports.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One chart: its data and what the reader is to see in it, without anything about how it is drawn. All texts are in the
 * reader's language.
 *
 * @param title what question the chart answers
 * @param unit of all values, such as 万元 or %; may be empty for plain counts
 * @param decimals fraction digits of shown values
 * @param categories along the category axis; two may have the same name
 * @param series at most {@value #MAX_SERIES}, each with one value per category
 */
public record Chart(
        ChartType type,
        String title,
        String unit,
        int decimals,
        List<String> categories,
        List<ChartSeries> series,
        List<Highlight> highlights) {

    /** More than six cannot be told apart. */
    public static final int MAX_SERIES = 6;

    public Chart {
        Objects.requireNonNull(type);
        Objects.requireNonNull(title);
        Objects.requireNonNull(unit);
        categories = List.copyOf(categories);
        series = List.copyOf(series);
        highlights = List.copyOf(highlights);
        if (decimals < 0 || decimals > 4) {
            throw new IllegalArgumentException("chart '" + title + "': " + decimals + " decimals, accepted are 0 to 4");
        }
        if (series.isEmpty() || series.size() > MAX_SERIES) {
            throw new IllegalArgumentException(
                    "chart '" + title + "': " + series.size() + " series, accepted are 1 to " + MAX_SERIES);
        }
        for (ChartSeries one : series) {
            if (one.values().size() != categories.size()) {
                throw new IllegalArgumentException("chart '" + title + "': series '" + one.name() + "' has "
                        + one.values().size() + " values for " + categories.size() + " categories");
            }
            if (type == ChartType.STACKED_BARS
                    && one.values().stream().anyMatch(value -> value != null && value.signum() < 0)) {
                throw new IllegalArgumentException(
                        "chart '" + title + "': series '" + one.name() + "' is stacked and has a negative value");
            }
        }
        for (Highlight highlight : highlights) {
            if (highlight instanceof Highlight.Category one && one.index() >= categories.size()) {
                throw new IllegalArgumentException(
                        "chart '" + title + "': highlights category " + one.index() + " of " + categories.size());
            }
        }
    }

    /** A chart without highlights. */
    public Chart(
            ChartType type,
            String title,
            String unit,
            int decimals,
            List<String> categories,
            List<ChartSeries> series) {
        this(type, title, unit, decimals, categories, series, List.of());
    }

    /** This chart with one more thing pointed out. */
    public Chart highlighting(Highlight highlight) {
        return new Chart(
                type,
                title,
                unit,
                decimals,
                categories,
                series,
                Stream.concat(highlights.stream(), Stream.of(highlight)).toList());
    }

    /** This chart with each of its texts replaced. */
    public Chart withTexts(UnaryOperator<String> replacement) {
        return new Chart(
                type,
                replacement.apply(title),
                replacement.apply(unit),
                decimals,
                categories.stream().map(replacement).toList(),
                series.stream()
                        .map(one -> new ChartSeries(replacement.apply(one.name()), one.style(), one.values()))
                        .toList(),
                highlights.stream()
                        .map(highlight -> highlight instanceof Highlight.Line line
                                ? new Highlight.Line(replacement.apply(line.label()), line.value())
                                : highlight)
                        .toList());
    }

    /** True where no series has any value: there is nothing to draw and the reader must be told so. */
    public boolean isEmpty() {
        return series.stream().allMatch(one -> one.values().stream().allMatch(Objects::isNull));
    }

    /** This chart with its values rounded as they are shown, so that drawing and labels agree. */
    Chart rounded() {
        return new Chart(
                type,
                title,
                unit,
                decimals,
                categories,
                series.stream()
                        .map(one -> new ChartSeries(one.name(), one.style(), rounded(one.values())))
                        .toList(),
                highlights);
    }

    private List<@Nullable BigDecimal> rounded(List<@Nullable BigDecimal> values) {
        List<@Nullable BigDecimal> rounded = new ArrayList<>();
        for (BigDecimal value : values) {
            rounded.add(value == null ? null : value.setScale(decimals, RoundingMode.HALF_UP));
        }
        return rounded;
    }

    /** Values of the series stacked at the given category, null parts left out. */
    BigDecimal total(int category) {
        return series.stream()
                .map(one -> one.values().get(category))
                .filter(Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
