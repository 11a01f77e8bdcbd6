package org.renewals.scoring.tier;

import java.util.List;
import org.renewals.scoring.BreakPoints;
import org.renewals.scoring.Points;
import org.renewals.scoring.Reason;

/** How one indicator earns points: its weight, by {@link BreakPoints} (requirements 5.1). */
public final class IndicatorRule {

    private final Indicator indicator;
    private final double weight;
    private final BreakPoints breakPoints;

    private IndicatorRule(Indicator indicator, double weight, BreakPoints breakPoints) {
        this.indicator = indicator;
        this.weight = weight;
        this.breakPoints = breakPoints;
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
        return new IndicatorRule(indicator, weight, BreakPoints.of(indicator, breakPoints));
    }

    public Indicator indicator() {
        return indicator;
    }

    /** The most points this indicator can earn. */
    public double weight() {
        return weight;
    }

    public List<Double> breakPoints() {
        return breakPoints.values();
    }

    /** True if a smaller value earns more. */
    public boolean isInverse() {
        return breakPoints.isInverse();
    }

    /**
     * Points between 0 and {@link #weight()}.
     *
     * @param value in the indicator's unit; NaN means missing and earns 0
     */
    public double points(double value) {
        return weight * breakPoints.share(value);
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
