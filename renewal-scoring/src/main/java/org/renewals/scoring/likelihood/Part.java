package org.renewals.scoring.likelihood;

/**
 * One member of a model: a function of a row on the log-odds scale with exact contributions. Margins are {@code base + Σ
 * contributions}, where the base is the mean over the training rows as far as the part knows them.
 */
public sealed interface Part permits LogisticPart, TreePart {

    double base();

    double margin(float[] row);

    /** Adds weight × contribution of each feature. */
    void addContributions(float[] row, double weight, double[] into);

    /** Adds weight × margin of each of the rows {@code from} (inclusive) to {@code to} (exclusive). */
    void addMargins(float[][] rows, int from, int to, double weight, double[] into);
}
