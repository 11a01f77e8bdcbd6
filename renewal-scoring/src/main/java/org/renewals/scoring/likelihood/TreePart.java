package org.renewals.scoring.likelihood;

import java.util.Arrays;
import java.util.List;

/**
 * Boosted trees over all features of a model. A categorical feature enters as a number for each level; the trees compare
 * numbers only.
 */
public final class TreePart implements Part {

    private static final int BLOCK = 64;
    private static final float NEVER = Float.NaN;

    private final double bias;
    private final float[][] codes;
    private final Trees trees;
    private final double base;
    private final PathReasons reasons;

    private final int depth;
    private final float[] threshold;
    private final float[] value;
    private final int[] left;
    private final int[] feature;
    private final boolean[] missingRight;

    /**
     * @param bias log-odds before the first tree
     * @param codes by feature the number of each level; empty for a numeric feature
     */
    public TreePart(double bias, float[][] codes, Trees trees) {
        this.bias = bias;
        this.codes = codes.clone();
        this.trees = trees;
        List<Leaf> leaves = Leaf.of(trees);
        this.base = bias + leaves.stream().mapToDouble(Leaf::expected).sum();
        this.reasons = new PathReasons(leaves);
        this.depth = trees.depth();
        int nodes = trees.feature().length;
        threshold = trees.threshold().clone();
        value = new float[nodes];
        left = trees.left().clone();
        feature = trees.feature().clone();
        missingRight = new boolean[nodes];
        for (int n = 0; n < nodes; n++) {
            missingRight[n] = !trees.missingLeft().get(n);
            if (feature[n] == Trees.LEAF) {
                // a leaf leads to itself, so that every row takes the same number of steps
                value[n] = threshold[n];
                threshold[n] = NEVER;
                feature[n] = 0;
                left[n] = n;
                missingRight[n] = false;
            }
        }
    }

    double bias() {
        return bias;
    }

    float[][] codes() {
        return codes;
    }

    Trees trees() {
        return trees;
    }

    int depth() {
        return depth;
    }

    @Override
    public double base() {
        return base;
    }

    @Override
    public double margin(float[] row) {
        double[] margin = new double[1];
        addMargins(new float[][] {row}, 0, 1, 1, margin);
        return margin[0];
    }

    @Override
    public void addContributions(float[] row, double weight, double[] into) {
        float[] cells = new float[codes.length];
        code(row, cells, 0);
        reasons.add(cells, weight, into);
    }

    @Override
    public void addMargins(float[][] rows, int from, int to, double weight, double[] into) {
        int width = codes.length;
        float[] cells = new float[Math.min(BLOCK, to - from) * width];
        double[] sums = new double[BLOCK];
        for (int start = from; start < to; start += BLOCK) {
            int count = Math.min(BLOCK, to - start);
            boolean complete = true;
            for (int i = 0; i < count; i++) {
                complete &= code(rows[start + i], cells, i * width);
            }
            Arrays.fill(sums, 0, count, 0);
            if (complete) {
                walkComplete(cells, width, count, sums);
            } else {
                walk(cells, width, count, sums);
            }
            for (int i = 0; i < count; i++) {
                into[start + i] += weight * (bias + sums[i]);
            }
        }
    }

    /** @return whether no cell is missing */
    private boolean code(float[] row, float[] cells, int at) {
        boolean complete = true;
        for (int f = 0; f < codes.length; f++) {
            float cell = codes[f].length == 0 || Float.isNaN(row[f]) ? row[f] : codes[f][(int) row[f]];
            cells[at + f] = cell;
            complete &= !Float.isNaN(cell);
        }
        return complete;
    }

    /** Four rows at a time: one row's steps wait for each other, four rows' do not. */
    private void walkComplete(float[] cells, int width, int count, double[] sums) {
        for (int tree = 0; tree < trees.count(); tree++) {
            int root = trees.root(tree);
            int i = 0;
            for (; i + 3 < count; i += 4) {
                int at0 = i * width;
                int at1 = at0 + width;
                int at2 = at1 + width;
                int at3 = at2 + width;
                int n0 = root;
                int n1 = root;
                int n2 = root;
                int n3 = root;
                for (int step = 0; step < depth; step++) {
                    n0 = left[n0] + (cells[at0 + feature[n0]] >= threshold[n0] ? 1 : 0);
                    n1 = left[n1] + (cells[at1 + feature[n1]] >= threshold[n1] ? 1 : 0);
                    n2 = left[n2] + (cells[at2 + feature[n2]] >= threshold[n2] ? 1 : 0);
                    n3 = left[n3] + (cells[at3 + feature[n3]] >= threshold[n3] ? 1 : 0);
                }
                sums[i] += value[n0];
                sums[i + 1] += value[n1];
                sums[i + 2] += value[n2];
                sums[i + 3] += value[n3];
            }
            for (; i < count; i++) {
                int at = i * width;
                int n = root;
                for (int step = 0; step < depth; step++) {
                    n = left[n] + (cells[at + feature[n]] >= threshold[n] ? 1 : 0);
                }
                sums[i] += value[n];
            }
        }
    }

    private void walk(float[] cells, int width, int count, double[] sums) {
        for (int tree = 0; tree < trees.count(); tree++) {
            int root = trees.root(tree);
            for (int i = 0; i < count; i++) {
                int at = i * width;
                int n = root;
                for (int step = 0; step < depth; step++) {
                    float cell = cells[at + feature[n]];
                    n = left[n] + (cell >= threshold[n] || (Float.isNaN(cell) && missingRight[n]) ? 1 : 0);
                }
                sums[i] += value[n];
            }
        }
    }
}
