package org.renewals.scoring.likelihood.training;

/** Solves symmetric positive definite systems. All take the lower triangle of the matrix and overwrite it. */
final class Cholesky {

    private Cholesky() {}

    /** @param right right-hand side, kept */
    static double[] solve(double[][] matrix, double[] right) {
        int n = right.length;
        factor(matrix);
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

    /** The diagonal of the inverse: squares of the columns of the factor's inverse, added up. */
    static double[] inverseDiagonal(double[][] matrix) {
        int n = matrix.length;
        factor(matrix);
        double[] diagonal = new double[n];
        double[] column = new double[n];
        for (int j = 0; j < n; j++) {
            for (int i = j; i < n; i++) {
                double sum = i == j ? 1 : 0;
                double[] line = matrix[i];
                for (int k = j; k < i; k++) {
                    sum -= line[k] * column[k];
                }
                column[i] = sum / line[i];
                diagonal[j] += column[i] * column[i];
            }
        }
        return diagonal;
    }

    private static void factor(double[][] matrix) {
        int n = matrix.length;
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
    }
}
