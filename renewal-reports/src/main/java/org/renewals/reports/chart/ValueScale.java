package org.renewals.reports.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The value axis of a chart: round numbers around everything that is drawn, highlighted lines included, so that every
 * surface that shows the chart shows the same axis.
 *
 * @param lower smallest value on the axis
 * @param upper greatest value on the axis, above {@code lower}
 * @param step distance of two grid lines
 */
record ValueScale(double lower, double upper, double step) {

    private static final int INTERVALS = 5;

    /** Bars always begin at zero; lines do where that costs less than half of the height. */
    static ValueScale of(Chart chart) {
        double[] values = values(chart);
        double min = 0;
        double max = 1;
        if (values.length > 0) {
            min = values[0];
            max = values[0];
            for (double value : values) {
                min = Math.min(min, value);
                max = Math.max(max, value);
            }
        }
        if (chart.type() != ChartType.LINE || (min >= 0 && min < 0.5 * max)) {
            min = Math.min(0, min);
            max = Math.max(0, max);
        }
        if (max == min) {
            double half = min == 0 ? 0.5 : Math.abs(min) * 0.05;
            max += half;
            min = min == 0 ? 0 : min - half;
        }
        double step = roundStep((max - min) / INTERVALS);
        double lower = Math.floor(min / step + 1e-9) * step;
        double upper = Math.ceil(max / step - 1e-9) * step;
        if (linesNear(chart, upper, step)) {
            upper += step;
        }
        return new ValueScale(lower, upper, step);
    }

    /** A highlighted line needs room for its label above it. */
    private static boolean linesNear(Chart chart, double upper, double step) {
        return chart.highlights().stream()
                .anyMatch(highlight -> highlight instanceof Highlight.Line line
                        && upper - line.value().doubleValue() < 0.6 * step);
    }

    /** The greatest value drawn; 0 without any. */
    static double greatest(Chart chart) {
        return Arrays.stream(values(chart)).max().orElse(0);
    }

    private static double[] values(Chart chart) {
        Stream<BigDecimal> drawn = chart.type() == ChartType.STACKED_BARS
                ? IntStream.range(0, chart.categories().size()).mapToObj(chart::total)
                : chart.series().stream()
                        .flatMap(series -> series.values().stream())
                        .filter(Objects::nonNull);
        Stream<BigDecimal> lines = chart.highlights().stream()
                .filter(Highlight.Line.class::isInstance)
                .map(line -> ((Highlight.Line) line).value());
        return Stream.concat(drawn, lines).mapToDouble(BigDecimal::doubleValue).toArray();
    }

    /** The smallest of 1, 2, 2.5, 5 times a power of ten that is not below the wish. */
    private static double roundStep(double wish) {
        double power = Math.pow(10, Math.floor(Math.log10(wish)));
        for (double factor : new double[] {1, 2, 2.5, 5}) {
            if (wish <= factor * power * (1 + 1e-9)) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    /** Fraction digits the axis needs to tell its grid lines apart. */
    int decimals() {
        return Math.max(
                0,
                BigDecimal.valueOf(step)
                        .round(new MathContext(3))
                        .stripTrailingZeros()
                        .scale());
    }
}
