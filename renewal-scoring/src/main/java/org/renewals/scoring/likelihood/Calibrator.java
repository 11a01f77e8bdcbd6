package org.renewals.scoring.likelihood;

/**
 * Turns a margin into calibrated log-odds: {@code −above · ln(1 − p) + below · ln p + shift} with p the margin's
 * probability (beta calibration; Kull, Silva Filho, Flach, AISTATS 2017). Equal slopes are Platt's straight line.
 *
 * @param below slope far below even odds, not negative
 * @param above slope far above even odds, not negative
 */
public record Calibrator(double below, double above, double shift) {

    public static final Calibrator NONE = new Calibrator(1, 1, 0);

    public Calibrator {
        if (!(below >= 0 && above >= 0 && Double.isFinite(below + above + shift))) {
            throw new IllegalArgumentException(
                    "A calibrator must not fall, got slopes " + below + " and " + above + ", shift " + shift);
        }
    }

    /** Rises with the margin, or stays. */
    public double logOdds(double margin) {
        if (below == above) {
            return below * margin + shift;
        }
        return above * softplus(margin) - below * softplus(-margin) + shift;
    }

    /** How much the log-odds change per unit between two margins: integrated gradients along the margin. */
    double meanSlope(double from, double to) {
        if (below == above) {
            return below;
        }
        double distance = to - from;
        if (Math.abs(distance) < 1e-7) {
            double p = 1 / (1 + Math.exp(-from));
            return above * p + below * (1 - p);
        }
        return (logOdds(to) - logOdds(from)) / distance;
    }

    private static double softplus(double x) {
        return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }
}
