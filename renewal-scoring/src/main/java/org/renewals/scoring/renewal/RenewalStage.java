package org.renewals.scoring.renewal;

import java.util.Locale;

/**
 * How near a contract is to the day it has to be acted on. Facts of the last month weigh more in its decision than the same
 * facts half a year ahead, so each stage has a model of its own.
 */
public enum RenewalStage {
    /** Or the day has passed. */
    NEAR(Double.NEGATIVE_INFINITY, 30),
    MIDDLE(NEAR.below, 75),
    FAR(MIDDLE.below, Double.POSITIVE_INFINITY);

    private final double from;
    private final double below;

    RenewalStage(double from, double below) {
        this.from = from;
        this.below = below;
    }

    /** Days to the day to act by, of which the stage has fewer; infinite for the last one. */
    public double below() {
        return below;
    }

    /** Its days in short, the same in every language: {@code <30}, {@code 30–74}, {@code ≥75}. */
    public String days() {
        if (Double.isInfinite(from)) {
            return String.format(Locale.ROOT, "<%.0f", below);
        }
        return Double.isInfinite(below)
                ? String.format(Locale.ROOT, "\u2265%.0f", from)
                : String.format(Locale.ROOT, "%.0f\u2013%.0f", from, below - 1);
    }
}
