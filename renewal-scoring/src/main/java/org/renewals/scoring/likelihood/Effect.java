package org.renewals.scoring.likelihood;

import java.util.Arrays;

/**
 * What one feature adds to the log-odds of a {@link LogisticPart}: a piecewise linear function of a number, or a value for
 * each level, and a value of its own where the cell is missing. Its mean over the training rows is 0.
 */
public final class Effect {

    private static final double[] NONE = {};

    private final double offset;
    private final double missing;
    private final double[] from;
    private final double[] to;
    private final double[] slope;
    private final double[] byLevel;

    private Effect(double offset, double missing, double[] from, double[] to, double[] slope, double[] byLevel) {
        this.offset = offset;
        this.missing = missing;
        this.from = from;
        this.to = to;
        this.slope = slope;
        this.byLevel = byLevel;
    }

    /** {@code offset + Σ slope · (x held between from and to, less from)}. */
    public static Effect ofNumber(double offset, double missing, double[] from, double[] to, double[] slope) {
        if (from.length != to.length || from.length != slope.length) {
            throw new IllegalArgumentException("Ramps need as many ends and slopes as starts, got "
                    + Arrays.toString(from) + ", " + Arrays.toString(to) + ", " + Arrays.toString(slope));
        }
        return new Effect(offset, missing, from.clone(), to.clone(), slope.clone(), NONE);
    }

    public static Effect ofLevels(double[] byLevel, double missing) {
        return new Effect(0, missing, NONE, NONE, NONE, byLevel.clone());
    }

    double of(float cell) {
        if (Float.isNaN(cell)) {
            return missing;
        }
        if (byLevel.length > 0) {
            return byLevel[(int) cell];
        }
        double sum = offset;
        for (int i = 0; i < slope.length; i++) {
            sum += slope[i] * (Math.min(to[i], Math.max(from[i], cell)) - from[i]);
        }
        return sum;
    }

    double offset() {
        return offset;
    }

    double missing() {
        return missing;
    }

    double[] from() {
        return from;
    }

    double[] to() {
        return to;
    }

    double[] slope() {
        return slope;
    }

    double[] byLevel() {
        return byLevel;
    }
}
