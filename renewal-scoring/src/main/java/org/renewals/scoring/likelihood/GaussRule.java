package org.renewals.scoring.likelihood;

/** Points and weights of Gauss-Legendre integration over [0, 1], exact for polynomials up to degree 2n − 1. */
final class GaussRule {

    private static final double CONVERGED = 1e-15;

    private final double[] points;
    private final double[] weights;

    GaussRule(int n) {
        points = new double[n];
        weights = new double[n];
        for (int i = 0; i < n; i++) {
            double x = Math.cos(Math.PI * (i + 0.75) / (n + 0.5));
            double slope;
            double step;
            int rounds = 0;
            do {
                double p = 1;
                double before = 0;
                for (int k = 1; k <= n; k++) {
                    double next = ((2 * k - 1) * x * p - (k - 1) * before) / k;
                    before = p;
                    p = next;
                }
                slope = n * (x * p - before) / (x * x - 1);
                step = p / slope;
                x -= step;
            } while (Math.abs(step) > CONVERGED && ++rounds < 100);
            points[i] = (1 - x) / 2;
            weights[i] = 1 / ((1 - x * x) * slope * slope);
        }
    }

    int size() {
        return points.length;
    }

    double point(int i) {
        return points[i];
    }

    double weight(int i) {
        return weights[i];
    }
}
