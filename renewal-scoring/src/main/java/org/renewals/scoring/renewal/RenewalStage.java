package org.renewals.scoring.renewal;

import java.util.Locale;

/**
 * How near a contract is to the day it has to be acted on. Facts of the last month weigh more in its decision than the same
 * facts half a year ahead, so each stage has a model of its own.
 */
public enum RenewalStage {
    /** Fewer than 30 days are left, or the day has passed. */
    NEAR(30),
    /** 30 to 74 days are left. */
    MIDDLE(75),
    /** More are left. */
    FAR(Double.POSITIVE_INFINITY);

    private final double below;

    RenewalStage(double below) {
        this.below = below;
    }

    /** Days to the day to act by, of which the stage has fewer; infinite for the last one. */
    public double below() {
        return below;
    }

    /** The name in message keys. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
