package org.renewals.scoring.health;

import java.util.Arrays;

/** The thirteen values of one customer at the end of a month. A value that is not known is NaN: it takes no part. */
public final class HealthInputs {

    /** Stands for a value that is not known. */
    public static final double MISSING = Double.NaN;

    /** The smallest base of {@link #complaintRate}: one complaint of ten members is not ten of a hundred. */
    private static final int COMPLAINT_BASE = 100;

    private final double[] values;

    private HealthInputs(double[] values) {
        this.values = values;
    }

    /**
     * The inputs of these values, also of those that {@link #values} gave.
     *
     * @param values one for each {@link HealthIndicator} in its order and unit, or {@link #MISSING}
     * @throws IllegalArgumentException if there are not thirteen values or one is infinite
     */
    public static HealthInputs of(double... values) {
        if (values.length != HealthIndicator.COUNT) {
            throw new IllegalArgumentException("The health score takes 13 inputs, got " + values.length);
        }
        for (double value : values) {
            if (Double.isInfinite(value)) {
                throw new IllegalArgumentException("Each input must be a finite number or missing, got "
                        + Arrays.toString(values) + "; a rate without a base is missing");
            }
        }
        return new HealthInputs(values.clone());
    }

    /**
     * {@link HealthIndicator#COMPLAINT_RATE}: complaints per 100 members, or just their number for fewer members.
     *
     * @param complaints received in 90 days
     * @param members at the month's end
     */
    public static double complaintRate(int complaints, int members) {
        return 100.0 * complaints / Math.max(members, COMPLAINT_BASE);
    }

    /** One for each {@link HealthIndicator} in its order and unit; NaN where not known. */
    public double[] values() {
        return values.clone();
    }

    public double get(HealthIndicator indicator) {
        return values[indicator.position()];
    }

    public boolean isMissing(HealthIndicator indicator) {
        return Double.isNaN(get(indicator));
    }

    /** The same inputs with another value, in the indicator's unit, or {@link #MISSING}. */
    public HealthInputs with(HealthIndicator indicator, double value) {
        double[] changed = values.clone();
        changed[indicator.position()] = value;
        return of(changed);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HealthInputs that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
