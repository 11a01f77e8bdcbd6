package org.renewals.scoring.likelihood.training;

import java.util.Arrays;
import java.util.List;

/**
 * Numbers in place of categories, for trees: levels in the order of how often the label happened among them. Where levels are
 * many, that order would tell a row its own label, so a training row gets the code its level has in the folds without it.
 */
final class CategoryCodes {

    private static final int FEW = 8;
    private static final double PRIOR_ROWS = 20;
    private static final int FOLDS = 5;
    private static final float[] NUMERIC = {};

    private final float[][] codes;
    private final float[][] cells;

    CategoryCodes(TrainingRows rows, long seed) {
        int width = rows.features().size();
        codes = new float[width][];
        cells = new float[rows.size()][];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = rows.rows()[i].clone();
        }
        boolean[] all = new boolean[rows.size()];
        Arrays.fill(all, true);
        List<Split> splits = null;
        for (int f = 0; f < width; f++) {
            int levels = rows.features().get(f).levels().size();
            if (levels <= 2) {
                codes[f] = levels == 0 ? NUMERIC : inOrder(levels);
                continue;
            }
            codes[f] = shares(rows, f, all);
            if (levels <= FEW) {
                recode(f, codes[f], all);
                continue;
            }
            if (splits == null) {
                splits = Splits.stratified(rows, FOLDS, seed);
            }
            for (Split split : splits) {
                boolean[] training = new boolean[rows.size()];
                boolean[] held = new boolean[rows.size()];
                for (int i : split.training()) {
                    training[i] = true;
                }
                for (int i : split.validation()) {
                    held[i] = true;
                }
                recode(f, shares(rows, f, training), held);
            }
        }
    }

    private void recode(int feature, float[] byLevel, boolean[] which) {
        for (int i = 0; i < cells.length; i++) {
            if (which[i] && !Float.isNaN(cells[i][feature])) {
                cells[i][feature] = byLevel[(int) cells[i][feature]];
            }
        }
    }

    private static float[] inOrder(int levels) {
        float[] codes = new float[levels];
        for (int level = 0; level < levels; level++) {
            codes[level] = level;
        }
        return codes;
    }

    /** How often the label happened, drawn towards the mean where a level is rare. */
    private static float[] shares(TrainingRows rows, int feature, boolean[] which) {
        int levels = rows.features().get(feature).levels().size();
        double[] seen = new double[levels];
        double[] happened = new double[levels];
        double all = 0;
        double allHappened = 0;
        for (int i = 0; i < rows.size(); i++) {
            if (!which[i]) {
                continue;
            }
            float cell = rows.cell(i, feature);
            double label = rows.labels()[i] ? 1 : 0;
            all++;
            allHappened += label;
            if (!Float.isNaN(cell)) {
                seen[(int) cell]++;
                happened[(int) cell] += label;
            }
        }
        double mean = all == 0 ? 0 : allHappened / all;
        float[] shares = new float[levels];
        for (int level = 0; level < levels; level++) {
            shares[level] = (float) ((happened[level] + PRIOR_ROWS * mean) / (seen[level] + PRIOR_ROWS));
        }
        return shares;
    }

    /** By feature the number of each level, for rows not trained with. */
    float[][] codes() {
        return codes;
    }

    /** The training rows in numbers. */
    float[] trainingCells() {
        return flat(cells);
    }

    /** Other rows in numbers. */
    float[] cellsOf(TrainingRows others) {
        float[][] coded = new float[others.size()][];
        for (int i = 0; i < coded.length; i++) {
            coded[i] = others.rows()[i].clone();
            for (int f = 0; f < codes.length; f++) {
                if (codes[f].length > 0 && !Float.isNaN(coded[i][f])) {
                    coded[i][f] = codes[f][(int) coded[i][f]];
                }
            }
        }
        return flat(coded);
    }

    private float[] flat(float[][] rows) {
        float[] flat = new float[rows.length * codes.length];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, flat, i * codes.length, codes.length);
        }
        return flat;
    }
}
