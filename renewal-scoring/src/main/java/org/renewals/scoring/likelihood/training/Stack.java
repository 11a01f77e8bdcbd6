package org.renewals.scoring.likelihood.training;

import java.util.Arrays;

/**
 * Weights, none negative, with which margins of candidates are averaged so that held-out rows get the least log-loss; the
 * scale is left free and belongs to calibration.
 */
final class Stack {

    private static final int MAX_ROUNDS = 200;
    private static final double CONVERGED = 1e-10;
    private static final double STEADY = 1e-3;

    private Stack() {}

    static double logLoss(float[] margins, boolean[] labels) {
        double loss = 0;
        for (int i = 0; i < labels.length; i++) {
            loss += logLoss(margins[i], labels[i]);
        }
        return loss / labels.length;
    }

    static double logLoss(double margin, boolean label) {
        double against = label ? -margin : margin;
        return Math.max(against, 0) + Math.log1p(Math.exp(-Math.abs(against)));
    }

    /**
     * @param margins by candidate and row
     * @return weights that add up to 1; 0 for a candidate that is not worth its work
     */
    static double[] weights(double[][] margins, boolean[] labels, double least) {
        boolean[] used = new boolean[margins.length];
        Arrays.fill(used, true);
        while (true) {
            double[] weights = fit(margins, labels, used);
            double sum = Arrays.stream(weights).sum();
            if (sum <= 0) {
                // nothing foretells anything: any candidate will do, and calibration flattens it
                Arrays.fill(weights, 0);
                weights[0] = 1;
                return weights;
            }
            int weakest = -1;
            for (int c = 0; c < weights.length; c++) {
                weights[c] /= sum;
                if (weights[c] > 0 && (weakest < 0 || weights[c] < weights[weakest])) {
                    weakest = c;
                }
                used[c] = weights[c] > 0;
            }
            if (weights[weakest] >= least) {
                return weights;
            }
            used[weakest] = false;
        }
    }

    /** Coordinate-wise Newton steps with a free shift; the little penalty keeps near-equal candidates near each other. */
    private static double[] fit(double[][] margins, boolean[] labels, boolean[] used) {
        int n = labels.length;
        int candidates = margins.length;
        double[] weights = new double[candidates];
        int count = 0;
        for (boolean one : used) {
            count += one ? 1 : 0;
        }
        for (int c = 0; c < candidates; c++) {
            weights[c] = used[c] ? 1.0 / count : 0;
        }
        double prior = 1.0 / count;
        double ridge = STEADY * n;
        double[] sum = new double[n];
        for (int i = 0; i < n; i++) {
            for (int c = 0; c < candidates; c++) {
                sum[i] += weights[c] * margins[c][i];
            }
        }
        for (int round = 0; round < MAX_ROUNDS; round++) {
            double change = 0;
            for (int c = -1; c < candidates; c++) {
                if (c >= 0 && !used[c]) {
                    continue;
                }
                double gradient = 0;
                double curvature = 1e-9;
                for (int i = 0; i < n; i++) {
                    double x = c < 0 ? 1 : margins[c][i];
                    double p = 1 / (1 + Math.exp(-sum[i]));
                    gradient += (p - (labels[i] ? 1 : 0)) * x;
                    curvature += p * (1 - p) * x * x;
                }
                double step;
                if (c < 0) {
                    step = -gradient / curvature;
                } else {
                    gradient += ridge * (weights[c] - prior);
                    double moved = Math.max(0, weights[c] - gradient / (curvature + ridge));
                    step = moved - weights[c];
                    weights[c] = moved;
                }
                change = Math.max(change, Math.abs(step));
                if (step != 0) {
                    for (int i = 0; i < n; i++) {
                        sum[i] += step * (c < 0 ? 1 : margins[c][i]);
                    }
                }
            }
            if (change < CONVERGED) {
                break;
            }
        }
        return weights;
    }
}
