package org.renewals.scoring.health;

import java.util.List;
import org.renewals.scoring.BreakPoints;

/** How one indicator earns points of the health score: its weight, by {@link BreakPoints}. */
public final class HealthRule {

    private final HealthIndicator indicator;
    private final double weight;
    private final BreakPoints breakPoints;

    private HealthRule(HealthIndicator indicator, double weight, BreakPoints breakPoints) {
        this.indicator = indicator;
        this.weight = weight;
        this.breakPoints = breakPoints;
    }

    /**
     * @param weight points at the last break-point while every indicator is known, above 0
     * @param breakPoints five values in the indicator's unit, all rising or, where less is better, all falling
     * @throws IllegalArgumentException if the weight or the break-points are not as required
     */
    public static HealthRule of(HealthIndicator indicator, double weight, double... breakPoints) {
        if (!(weight > 0)) {
            throw new IllegalArgumentException("The weight of " + indicator + " must be above 0, got " + weight);
        }
        return new HealthRule(indicator, weight, BreakPoints.of(indicator, breakPoints));
    }

    public HealthIndicator indicator() {
        return indicator;
    }

    /** The most points this indicator earns while every indicator is known. */
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

    @Override
    public String toString() {
        return indicator + " " + weight + " points over " + breakPoints;
    }
}
