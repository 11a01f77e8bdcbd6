package org.renewals.scoring.quality;

/** How much better than one and the same probability for all a forecast is: 1 perfect, 0 no better, below 0 worse. */
public final class Skill {

    private static final double CLIP = 1e-15;

    private Skill() {}

    /** Share of the reference's loss that the forecast avoids; NaN if there was none to avoid. */
    public static double of(double loss, double reference) {
        return reference == 0 ? Double.NaN : 1 - loss / reference;
    }

    /** Brier score had every contract been given {@code stated} where the share {@code observed} was renewed. */
    public static double brierOf(double stated, double observed) {
        return observed * (1 - stated) * (1 - stated) + (1 - observed) * stated * stated;
    }

    /** The same for the log-loss, the probability kept 1e-15 away from 0 and 1. */
    public static double logLossOf(double stated, double observed) {
        double clipped = Math.min(1 - CLIP, Math.max(CLIP, stated));
        return -observed * Math.log(clipped) - (1 - observed) * Math.log(1 - clipped);
    }
}
