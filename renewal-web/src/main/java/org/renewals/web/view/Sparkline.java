package org.renewals.web.view;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.renewals.analysis.figure.Value;

/** The run of a figure over the months as one thin line: a shape to glance at, no scale. */
public final class Sparkline {

    public static final int WIDTH = 88;
    public static final int HEIGHT = 26;
    private static final int MARGIN = 2;
    private static final int FEWEST = 2;

    private Sparkline() {}

    /** Points of an SVG polyline in a box of {@value #WIDTH} by {@value #HEIGHT}; null with fewer than two known values. */
    public static @Nullable String points(List<Value> values) {
        List<@Nullable BigDecimal> numbers =
                values.stream().map(Value::numberOrNull).toList();
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        int known = 0;
        for (BigDecimal number : numbers) {
            if (number != null) {
                lowest = Math.min(lowest, number.doubleValue());
                highest = Math.max(highest, number.doubleValue());
                known++;
            }
        }
        if (known < FEWEST) {
            return null;
        }
        double step = (WIDTH - 2.0 * MARGIN) / (numbers.size() - 1);
        double range = highest - lowest;
        List<String> points = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            BigDecimal number = numbers.get(i);
            if (number != null) {
                double share = range == 0 ? 0.5 : (number.doubleValue() - lowest) / range;
                points.add(Coordinate.written(MARGIN + i * step, 1) + ","
                        + Coordinate.written(HEIGHT - MARGIN - share * (HEIGHT - 2 * MARGIN), 1));
            }
        }
        return String.join(" ", points);
    }
}
