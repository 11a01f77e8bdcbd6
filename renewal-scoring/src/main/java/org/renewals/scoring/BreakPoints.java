package org.renewals.scoring;

import java.util.Arrays;
import java.util.List;

/**
 * How a measured value turns into a share of a weight: nothing at the first break-point, a quarter at the second, then
 * half, three quarters and all of it, and in a straight line between two of them (requirements 5.1).
 */
public final class BreakPoints {

    private static final int COUNT = 5;

    private final List<Double> values;
    /** The break-points rising, with all signs turned where less is better. */
    private final double[] rising;

    private final double sign;

    private BreakPoints(List<Double> values) {
        this.values = values;
        this.sign = values.get(0) < values.get(1) ? 1 : -1;
        this.rising = values.stream().mapToDouble(each -> sign * each).toArray();
    }

    /**
     * @param owner what is measured, named in errors
     * @param values five values in one unit, all rising or, where less is better, all falling
     * @throws IllegalArgumentException if they are not
     */
    public static BreakPoints of(Object owner, double... values) {
        List<Double> boxed = Arrays.stream(values).boxed().toList();
        if (values.length != COUNT || !isMonotone(values)) {
            throw new IllegalArgumentException(
                    "The break-points of " + owner + " must be five numbers, all rising or all falling, got " + boxed);
        }
        return new BreakPoints(boxed);
    }

    private static boolean isMonotone(double[] values) {
        double direction = Math.signum(values[1] - values[0]);
        for (int i = 1; i < values.length; i++) {
            double step = values[i] - values[i - 1];
            if (Double.isInfinite(step) || !(step * direction > 0)) {
                return false;
            }
        }
        return true;
    }

    /** The five values, from nothing to all of the weight. */
    public List<Double> values() {
        return values;
    }

    /** True if a smaller value earns more. */
    public boolean isInverse() {
        return sign < 0;
    }

    /**
     * The share of the weight, 0 to 1.
     *
     * @param value in the unit of the break-points; NaN means missing and earns 0
     */
    public double share(double value) {
        double x = sign * value;
        if (!(x > rising[0])) {
            return 0;
        }
        if (x >= rising[COUNT - 1]) {
            return 1;
        }
        int above = 1;
        while (x > rising[above]) {
            above++;
        }
        double low = rising[above - 1];
        return (above - 1 + (x - low) / (rising[above] - low)) / (COUNT - 1);
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
