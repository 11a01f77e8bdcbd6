package org.renewals.scoring.likelihood.training;

import org.renewals.scoring.likelihood.Calibrator;

/**
 * Fits a calibrator to margins of held-out rows: none, a straight line or a bent one, whichever has the lowest Akaike
 * criterion.
 */
public final class CalibrationFit {

    private static final int MAX_STEPS = 100;
    private static final double CONVERGED = 1e-9;

    private CalibrationFit() {}

    static Calibrator of(double[] margins, boolean[] labels) {
        Calibrator line = fit(margins, labels, false);
        Calibrator bent = fit(margins, labels, true);
        double none = loss(Calibrator.NONE, margins, labels);
        double straight = loss(line, margins, labels) + 2;
        double beta = loss(bent, margins, labels) + 3;
        if (none <= straight && none <= beta) {
            return Calibrator.NONE;
        }
        return straight <= beta ? line : bent;
    }

    /** A straight line: slope 1 and shift 0 say that the margins are calibrated as they are. */
    public static Calibrator line(double[] margins, boolean[] labels) {
        return fit(margins, labels, false);
    }

    static double loss(Calibrator calibrator, double[] margins, boolean[] labels) {
        double loss = 0;
        for (int i = 0; i < labels.length; i++) {
            loss += Stack.logLoss(calibrator.logOdds(margins[i]), labels[i]);
        }
        return loss;
    }

    /** Newton's method on the slopes and the shift, slopes kept from falling below 0; half a row of each label steadies it. */
    private static Calibrator fit(double[] margins, boolean[] labels, boolean bent) {
        Calibrator at = Calibrator.NONE;
        double loss = loss(at, margins, labels);
        for (int step = 0; step < MAX_STEPS; step++) {
            double[] down = new double[3];
            double[][] curvature = new double[3][3];
            for (int i = 0; i < labels.length; i++) {
                double m = margins[i];
                double low = -Math.log1p(Math.exp(-Math.abs(m))) + Math.min(m, 0);
                double high = m - low;
                double[] x = bent ? new double[] {low, high, 1} : new double[] {m, 0, 1};
                double p = 1 / (1 + Math.exp(-at.logOdds(m)));
                for (int j = 0; j < 3; j++) {
                    down[j] += ((labels[i] ? 1 : 0) - p) * x[j];
                    for (int k = 0; k <= j; k++) {
                        curvature[j][k] += p * (1 - p) * x[j] * x[k];
                    }
                }
            }
            for (int j = 0; j < 3; j++) {
                curvature[j][j] += 1e-6;
            }
            double[] direction = Cholesky.solve(curvature, down);
            double scale = 1;
            Calibrator tried = moved(at, direction, scale, bent);
            double triedLoss = loss(tried, margins, labels);
            while (!(triedLoss <= loss) && scale > 1e-6) {
                scale /= 2;
                tried = moved(at, direction, scale, bent);
                triedLoss = loss(tried, margins, labels);
            }
            double gain = loss - triedLoss;
            if (!(gain >= 0)) {
                break;
            }
            at = tried;
            loss = triedLoss;
            if (gain < CONVERGED) {
                break;
            }
        }
        return at;
    }

    private static Calibrator moved(Calibrator at, double[] direction, double scale, boolean bent) {
        double below = Math.max(0, at.below() + scale * direction[0]);
        double above = bent ? Math.max(0, at.above() + scale * direction[1]) : below;
        return new Calibrator(below, above, at.shift() + scale * direction[2]);
    }
}
