package org.renewals.scoring.quality;

/**
 * The correction that would fit the outcomes best: log-odds = intercept + slope × stated log-odds, by maximum likelihood
 * (Cox, Biometrika 45, 1958). A forecast that needs none has 0 and 1; a slope below 1 says that it was too sure of itself.
 */
public record Calibration(double intercept, double slope) {

    private static final int MOST_STEPS = 50;
    private static final double CLOSE = 1e-10;
    /** Keeps certainty finite. */
    private static final double CLIP = 1e-6;

    /** NaN where it cannot be determined: one class only, one probability only, or outcomes told apart without an error. */
    public static Calibration of(Forecasts forecasts) {
        double[] logOdds = new double[forecasts.size()];
        for (int row = 0; row < logOdds.length; row++) {
            double p = Math.min(1 - CLIP, Math.max(CLIP, forecasts.probability(row)));
            logOdds[row] = Math.log(p / (1 - p));
        }
        double intercept = 0;
        double slope = 1;
        for (int step = 0; step < MOST_STEPS; step++) {
            double g0 = 0;
            double g1 = 0;
            double h00 = 0;
            double h01 = 0;
            double h11 = 0;
            for (int row = 0; row < logOdds.length; row++) {
                double x = logOdds[row];
                double fitted = 1 / (1 + Math.exp(-intercept - slope * x));
                double off = (forecasts.isRenewed(row) ? 1 : 0) - fitted;
                double weight = fitted * (1 - fitted);
                g0 += off;
                g1 += off * x;
                h00 += weight;
                h01 += weight * x;
                h11 += weight * x * x;
            }
            double determinant = h00 * h11 - h01 * h01;
            if (!(determinant > CLOSE * h00 * h11)) {
                break;
            }
            double moveIntercept = (h11 * g0 - h01 * g1) / determinant;
            double moveSlope = (h00 * g1 - h01 * g0) / determinant;
            intercept += moveIntercept;
            slope += moveSlope;
            if (Math.abs(moveIntercept) + Math.abs(moveSlope) < CLOSE) {
                return new Calibration(intercept, slope);
            }
        }
        return new Calibration(Double.NaN, Double.NaN);
    }
}
