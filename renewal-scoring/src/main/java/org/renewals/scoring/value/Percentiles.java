package org.renewals.scoring.value;

import java.util.Arrays;

/**
 * Where a value stands among all of them (R118): 0 below the lowest, 50 in the middle, 100 above the highest. Between two
 * known points it lies on a straight line; many equal values share the middle of their places. Immutable.
 */
public final class Percentiles {

    private final double[] sorted;
    private final double first;
    private final double step;

    private Percentiles(double[] values, double first, double step) {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("Each value must be a finite number, got " + value);
            }
        }
        this.sorted = values.clone();
        Arrays.sort(sorted);
        this.first = first;
        this.step = step;
    }

    /**
     * Percentiles against the values themselves.
     *
     * @param values of all customers, or of a sample of them, in any order
     * @throws IllegalArgumentException if there is none, or one is not finite
     */
    public static Percentiles ofValues(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("Percentiles need at least one value, got none");
        }
        double each = 100.0 / values.length;
        return new Percentiles(values, each / 2, each);
    }

    /**
     * Percentiles against evenly spaced quantiles, such as 101 of them.
     *
     * @param points from the lowest to the highest value, at least these two
     * @throws IllegalArgumentException if there are fewer than two, they fall, or one is not
     *     finite
     */
    public static Percentiles ofQuantiles(double... points) {
        if (points.length < 2) {
            throw new IllegalArgumentException("Quantiles need the lowest and the highest value, got " + points.length);
        }
        for (int i = 1; i < points.length; i++) {
            if (points[i] < points[i - 1]) {
                throw new IllegalArgumentException(
                        "Quantiles must not fall, got " + points[i - 1] + " before " + points[i]);
            }
        }
        return new Percentiles(points, 0, 100.0 / (points.length - 1));
    }

    /**
     * The percentile of a value, 0 to 100.
     *
     * @return NaN for NaN
     */
    public double of(double value) {
        if (Double.isNaN(value)) {
            return Double.NaN;
        }
        int below = countBelow(value);
        int upTo = below;
        if (below < sorted.length && sorted[below] == value) {
            upTo = countBelow(Math.nextUp(value));
        }
        if (upTo > below) {
            return place((below + upTo - 1) / 2.0);
        }
        if (below == 0) {
            return 0;
        }
        if (below == sorted.length) {
            return 100;
        }
        double low = sorted[below - 1];
        return place(below - 1 + (value - low) / (sorted[below] - low));
    }

    private double place(double index) {
        return first + step * index;
    }

    private int countBelow(double value) {
        int from = 0;
        int to = sorted.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (sorted[middle] < value) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }
}
