package org.renewals.scoring.tier;

import java.util.Arrays;
import java.util.List;
import org.renewals.scoring.Points;
import org.renewals.scoring.Reason;

/**
 * How one indicator earns points: nothing at the first break-point, a quarter of the weight at the second, then half,
 * three quarters and all of it, and in a straight line between two of them (requirements 5.1).
 */
public final class IndicatorRule {

    private static final int BREAK_POINTS = 5;

    private final Indicator indicator;
    private final double weight;
    private final List<Double> breakPoints;
    /** The break-points rising, with all signs turned where less is better. */
    private final double[] rising;

    private final double sign;

    private IndicatorRule(Indicator indicator, double weight, List<Double> breakPoints) {
        this.indicator = indicator;
        this.weight = weight;
        this.breakPoints = breakPoints;
        this.sign = breakPoints.get(0) < breakPoints.get(1) ? 1 : -1;
        this.rising = breakPoints.stream().mapToDouble(each -> sign * each).toArray();
    }

    /**
     * @param weight points at the last break-point, above 0
     * @param breakPoints five values in the indicator's unit, all rising or, where less is better, all falling
     * @throws IllegalArgumentException if the weight or the break-points are not as required
     */
    public static IndicatorRule of(Indicator indicator, double weight, double... breakPoints) {
        if (!(weight > 0)) {
            throw new IllegalArgumentException("The weight of " + indicator + " must be above 0, got " + weight);
        }
        List<Double> values = Arrays.stream(breakPoints).boxed().toList();
        if (values.size() != BREAK_POINTS || !isMonotone(breakPoints)) {
            throw new IllegalArgumentException("The break-points of " + indicator
                    + " must be five numbers, all rising or all falling, got " + values);
        }
        return new IndicatorRule(indicator, weight, values);
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

    public Indicator indicator() {
        return indicator;
    }

    /** The most points this indicator can earn. */
    public double weight() {
        return weight;
    }

    public List<Double> breakPoints() {
        return breakPoints;
    }

    /** True if a smaller value earns more. */
    public boolean isInverse() {
        return sign < 0;
    }

    /**
     * Points between 0 and {@link #weight()}.
     *
     * @param value in the indicator's unit; NaN means missing and earns 0
     */
    public double points(double value) {
        double x = sign * value;
        if (!(x > rising[0])) {
            return 0;
        }
        if (x >= rising[BREAK_POINTS - 1]) {
            return weight;
        }
        int above = 1;
        while (x > rising[above]) {
            above++;
        }
        double low = rising[above - 1];
        return weight * (above - 1 + (x - low) / (rising[above] - low)) / (BREAK_POINTS - 1);
    }

    Points explain(double value) {
        if (Double.isNaN(value)) {
            return new Points(indicator.key(), 0, weight, false, Reason.of(indicator.key() + ".missing", weight));
        }
        double earned = points(value);
        return new Points(
                indicator.key(), earned, weight, true, Reason.of(indicator.key() + ".reason", value, earned, weight));
    }

    @Override
    public String toString() {
        return indicator + " " + weight + " points over " + breakPoints;
    }
}
