package org.renewals.scoring.likelihood.training;

/** Solves symmetric positive definite systems. */
final class Cholesky {

    private Cholesky() {}

    /**
     * @param matrix lower triangle of a positive definite matrix, overwritten
     * @param right right-hand side, kept
     */
    static double[] solve(double[][] matrix, double[] right) {
        int n = right.length;
        for (int j = 0; j < n; j++) {
            double[] lineJ = matrix[j];
            for (int i = j; i < n; i++) {
                double[] line = matrix[i];
                double sum = line[j];
                for (int k = 0; k < j; k++) {
                    sum -= line[k] * lineJ[k];
                }
                line[j] = i == j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / lineJ[j];
            }
        }
        double[] x = right.clone();
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                x[i] -= matrix[i][k] * x[k];
            }
            x[i] /= matrix[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                x[i] -= matrix[k][i] * x[k];
            }
            x[i] /= matrix[i][i];
        }
        return x;
    }
}
