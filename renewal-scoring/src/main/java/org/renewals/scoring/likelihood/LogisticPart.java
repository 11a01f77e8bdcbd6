package org.renewals.scoring.likelihood;

import java.util.List;

/** A logistic regression: a base and one effect for each feature. */
public final class LogisticPart implements Part {

    private final double base;
    private final Effect[] effects;

    /** @param effects one for each feature of the model, in its order */
    public LogisticPart(double base, List<Effect> effects) {
        this.base = base;
        this.effects = effects.toArray(Effect[]::new);
    }

    @Override
    public double base() {
        return base;
    }

    List<Effect> effects() {
        return List.of(effects);
    }

    @Override
    public double margin(float[] row) {
        double sum = base;
        for (int f = 0; f < effects.length; f++) {
            sum += effects[f].of(row[f]);
        }
        return sum;
    }

    @Override
    public void addContributions(float[] row, double weight, double[] into) {
        for (int f = 0; f < effects.length; f++) {
            into[f] += weight * effects[f].of(row[f]);
        }
    }

    @Override
    public void addMargins(float[][] rows, int from, int to, double weight, double[] into) {
        for (int i = from; i < to; i++) {
            into[i] += weight * margin(rows[i]);
        }
    }
}
