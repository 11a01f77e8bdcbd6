package org.renewals.scoring.tier;

import java.util.Arrays;

/**
 * The eleven values of one customer in one month. Monthly figures are means of the last three months; a rate is made
 * of the three months' sums. A value that is not known is NaN: it earns nothing and is named as missing.
 */
public final class ValueInputs {

    /** Stands for a value that is not known. */
    public static final double MISSING = Double.NaN;

    private final double[] values;

    private ValueInputs(double[] values) {
        this.values = values;
    }

    /**
     * @param values one for each {@link Indicator} in its order and unit, or {@link #MISSING}
     * @throws IllegalArgumentException if there are not eleven values or one is infinite
     */
    public static ValueInputs of(double... values) {
        if (values.length != Indicator.COUNT) {
            throw new IllegalArgumentException("The value score takes 11 inputs, got " + values.length);
        }
        for (double value : values) {
            if (Double.isInfinite(value)) {
                throw new IllegalArgumentException("Each input must be a finite number or missing, got "
                        + Arrays.toString(values) + "; a rate without a base is missing");
            }
        }
        return new ValueInputs(values.clone());
    }

    public double get(Indicator indicator) {
        return values[indicator.position()];
    }

    public boolean isMissing(Indicator indicator) {
        return Double.isNaN(get(indicator));
    }

    /** The same inputs with another value, in the indicator's unit, or {@link #MISSING}. */
    public ValueInputs with(Indicator indicator, double value) {
        double[] changed = values.clone();
        changed[indicator.position()] = value;
        return of(changed);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ValueInputs that && Arrays.equals(values, that.values);
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
