package org.renewals.scoring.likelihood;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Trees of at most two splits on a path, summed into one table for each feature and each pair of features: a score and its
 * reasons are look-ups, however many trees there were. Each entry holds exact Shapley values.
 *
 * <p>A feature's values fall into cells between its thresholds: cell 0 holds the missing value, cell 1 what lies below the
 * first threshold; a categorical feature has a cell for each level instead.
 */
final class Tables {

    static final int MAX_SPLITS = 2;

    /** By feature, ascending; empty for a categorical one. */
    private final float[][] thresholds;

    private final boolean[] categorical;
    private final double[][] single;
    private final Pair[] pairs;
    private final double base;

    private Tables(float[][] thresholds, boolean[] categorical, double[][] single, Pair[] pairs, double base) {
        this.thresholds = thresholds;
        this.categorical = categorical;
        this.single = single;
        this.pairs = pairs;
        this.base = base;
    }

    /** @param parts with trees of at most {@link #MAX_SPLITS} splits, and their weights */
    static Tables of(List<Feature> features, Map<TreePart, Double> parts) {
        List<WeightedLeaf> leaves = new ArrayList<>();
        double base = 0;
        for (Map.Entry<TreePart, Double> part : parts.entrySet()) {
            base += part.getValue() * part.getKey().base();
            for (Leaf leaf : Leaf.of(part.getKey().trees())) {
                leaves.add(new WeightedLeaf(
                        leaf, part.getValue() * leaf.value(), part.getKey().codes()));
            }
        }
        int width = features.size();
        float[][] thresholds = new float[width][];
        boolean[] categorical = new boolean[width];
        double[][] single = new double[width][];
        for (int f = 0; f < width; f++) {
            categorical[f] = features.get(f).isCategorical();
            thresholds[f] = categorical[f] ? new float[0] : thresholds(leaves, f);
            single[f] = new double[cells(features.get(f), thresholds[f])];
        }
        Map<Integer, List<WeightedLeaf>> byPair = new TreeMap<>();
        for (WeightedLeaf leaf : leaves) {
            List<Leaf.Condition> conditions = leaf.leaf().conditions();
            if (conditions.size() == 1) {
                addTo(single, leaf, thresholds, conditions.get(0));
            } else if (conditions.size() == 2) {
                int one = conditions.get(0).feature();
                int other = conditions.get(1).feature();
                byPair.computeIfAbsent(Math.min(one, other) * width + Math.max(one, other), key -> new ArrayList<>())
                        .add(leaf);
            }
        }
        List<Pair> pairs = new ArrayList<>();
        byPair.forEach(
                (key, those) -> pairs.add(Pair.of(features, key / width, key % width, those, thresholds, single)));
        return new Tables(thresholds, categorical, single, pairs.toArray(Pair[]::new), base);
    }

    private static void addTo(double[][] single, WeightedLeaf leaf, float[][] thresholds, Leaf.Condition condition) {
        double[] table = single[condition.feature()];
        for (int cell = 0; cell < table.length; cell++) {
            float inside = leaf.inside(condition.feature(), cell, thresholds[condition.feature()]);
            table[cell] += leaf.value() * ((condition.holds(inside) ? 1 : 0) - condition.share());
        }
    }

    private static float[] thresholds(List<WeightedLeaf> leaves, int feature) {
        double[] ends = leaves.stream()
                .flatMap(leaf -> leaf.leaf().conditions().stream())
                .filter(condition -> condition.feature() == feature)
                .flatMapToDouble(condition -> Arrays.stream(new double[] {condition.from(), condition.to()}))
                .filter(Double::isFinite)
                .sorted()
                .distinct()
                .toArray();
        float[] thresholds = new float[ends.length];
        for (int i = 0; i < ends.length; i++) {
            thresholds[i] = (float) ends[i];
        }
        return thresholds;
    }

    private static int cells(Feature feature, float[] thresholds) {
        return 1 + (feature.isCategorical() ? feature.levels().size() : thresholds.length + 1);
    }

    double base() {
        return base;
    }

    private int cell(int feature, float value) {
        if (Float.isNaN(value)) {
            return 0;
        }
        if (categorical[feature]) {
            return 1 + (int) value;
        }
        float[] ends = thresholds[feature];
        int low = 0;
        int high = ends.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (value >= ends[middle]) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return 1 + low;
    }

    void addMargins(float[][] rows, int from, int to, double[] into) {
        int[] cells = new int[single.length];
        for (int i = from; i < to; i++) {
            double sum = base;
            for (int f = 0; f < cells.length; f++) {
                cells[f] = cell(f, rows[i][f]);
                sum += single[f][cells[f]];
            }
            for (Pair pair : pairs) {
                int entry = pair.entry(cells);
                sum += pair.shares[entry] + pair.shares[entry + 1];
            }
            into[i] += sum;
        }
    }

    void addContributions(float[] row, double[] into) {
        int[] cells = new int[single.length];
        for (int f = 0; f < cells.length; f++) {
            cells[f] = cell(f, row[f]);
            into[f] += single[f][cells[f]];
        }
        for (Pair pair : pairs) {
            int entry = pair.entry(cells);
            into[pair.one] += pair.shares[entry];
            into[pair.other] += pair.shares[entry + 1];
        }
    }

    private static final class WeightedLeaf {

        private final Leaf leaf;
        private final double value;
        private final float[][] codes;

        WeightedLeaf(Leaf leaf, double value, float[][] codes) {
            this.leaf = leaf;
            this.value = value;
            this.codes = codes;
        }

        Leaf leaf() {
            return leaf;
        }

        double value() {
            return value;
        }

        /** A value of the cell as the leaf's trees compare it. */
        float inside(int feature, int cell, float[] thresholds) {
            if (cell == 0) {
                return Float.NaN;
            }
            if (codes[feature].length > 0) {
                return codes[feature][cell - 1];
            }
            return cell == 1 ? Float.NEGATIVE_INFINITY : thresholds[cell - 2];
        }
    }

    /** What two features share, over the coarser cells their common trees distinguish. */
    private static final class Pair {

        private final int one;
        private final int other;
        private final short[] ofOne;
        private final short[] ofOther;
        private final int width;
        /** Entries of two: the share of the one, the share of the other. */
        private final double[] shares;

        private Pair(int one, int other, short[] ofOne, short[] ofOther, int width, double[] shares) {
            this.one = one;
            this.other = other;
            this.ofOne = ofOne;
            this.ofOther = ofOther;
            this.width = width;
            this.shares = shares;
        }

        static Pair of(
                List<Feature> features,
                int one,
                int other,
                List<WeightedLeaf> leaves,
                float[][] thresholds,
                double[][] single) {
            short[] ofOne = coarse(features.get(one), one, leaves, thresholds[one], single[one].length);
            short[] ofOther = coarse(features.get(other), other, leaves, thresholds[other], single[other].length);
            int width = 1 + ofOther[ofOther.length - 1];
            double[] shares = new double[2 * (1 + ofOne[ofOne.length - 1]) * width];
            for (WeightedLeaf leaf : leaves) {
                List<Leaf.Condition> conditions = leaf.leaf().conditions();
                boolean inOrder = conditions.get(0).feature() == one;
                Leaf.Condition first = conditions.get(inOrder ? 0 : 1);
                Leaf.Condition second = conditions.get(inOrder ? 1 : 0);
                for (int i = 0; i < ofOne.length; i++) {
                    if (i > 0 && ofOne[i] == ofOne[i - 1]) {
                        continue;
                    }
                    double a = first.holds(leaf.inside(one, i, thresholds[one])) ? 1 : 0;
                    for (int j = 0; j < ofOther.length; j++) {
                        if (j > 0 && ofOther[j] == ofOther[j - 1]) {
                            continue;
                        }
                        double b = second.holds(leaf.inside(other, j, thresholds[other])) ? 1 : 0;
                        int entry = 2 * (ofOne[i] * width + ofOther[j]);
                        shares[entry] += leaf.value() * (a - first.share()) * (b + second.share()) / 2;
                        shares[entry + 1] += leaf.value() * (b - second.share()) * (a + first.share()) / 2;
                    }
                }
            }
            return new Pair(one, other, ofOne, ofOther, width, shares);
        }

        /** The coarse cell of each fine one: a new one begins at each threshold of the leaves given. */
        private static short[] coarse(
                Feature feature, int index, List<WeightedLeaf> leaves, float[] thresholds, int cells) {
            short[] coarse = new short[cells];
            float[] ends = feature.isCategorical() ? new float[0] : thresholds(leaves, index);
            for (int cell = 1; cell < cells; cell++) {
                boolean begins =
                        feature.isCategorical() || cell == 1 || Arrays.binarySearch(ends, thresholds[cell - 2]) >= 0;
                coarse[cell] = (short) (coarse[cell - 1] + (begins ? 1 : 0));
            }
            return coarse;
        }

        int entry(int[] cells) {
            return 2 * (ofOne[cells[one]] * width + ofOther[cells[other]]);
        }
    }
}
