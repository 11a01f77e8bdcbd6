package org.renewals.scoring.likelihood;

import java.util.ArrayList;
import java.util.List;

/**
 * A leaf as a game among the features on its path: the row earns the leaf's value if every condition holds, and a feature
 * whose value is not known meets its condition with the share of training rows that did at each of its splits.
 *
 * @param conditions one for each different feature on the path
 */
record Leaf(double value, List<Condition> conditions) {

    /**
     * @param from lowest value that holds
     * @param to lowest value above those that hold
     * @param missing whether a missing value holds
     * @param share of the training rows that went the path's way, multiplied over the feature's splits
     */
    record Condition(int feature, float from, float to, boolean missing, double share) {

        boolean holds(float cell) {
            return Float.isNaN(cell) ? missing : cell >= from && cell < to;
        }

        private Condition and(float moreFrom, float lessTo, boolean alsoMissing, double furtherShare) {
            return new Condition(
                    feature,
                    Math.max(from, moreFrom),
                    Math.min(to, lessTo),
                    missing && alsoMissing,
                    share * furtherShare);
        }
    }

    /** What the row earns if no value is known. */
    double expected() {
        double expected = value;
        for (Condition condition : conditions) {
            expected *= condition.share();
        }
        return expected;
    }

    static List<Leaf> of(Trees trees) {
        List<Leaf> leaves = new ArrayList<>();
        for (int root : trees.roots()) {
            collect(trees, root, List.of(), leaves);
        }
        return leaves;
    }

    private static void collect(Trees trees, int node, List<Condition> path, List<Leaf> leaves) {
        int feature = trees.feature()[node];
        float threshold = trees.threshold()[node];
        if (feature == Trees.LEAF) {
            leaves.add(new Leaf(threshold, path));
            return;
        }
        int left = trees.left()[node];
        boolean missingLeft = trees.missingLeft().get(node);
        double all = trees.cover()[node];
        double leftShare = all > 0 ? trees.cover()[left] / all : 0.5;
        double rightShare = all > 0 ? trees.cover()[left + 1] / all : 0.5;
        collect(
                trees,
                left,
                narrowed(path, feature, Float.NEGATIVE_INFINITY, threshold, missingLeft, leftShare),
                leaves);
        collect(
                trees,
                left + 1,
                narrowed(path, feature, threshold, Float.POSITIVE_INFINITY, !missingLeft, rightShare),
                leaves);
    }

    private static List<Condition> narrowed(
            List<Condition> path, int feature, float from, float to, boolean missing, double share) {
        List<Condition> narrowed = new ArrayList<>(path);
        for (int i = 0; i < narrowed.size(); i++) {
            if (narrowed.get(i).feature() == feature) {
                narrowed.set(i, narrowed.get(i).and(from, to, missing, share));
                return narrowed;
            }
        }
        narrowed.add(new Condition(feature, from, to, missing, share));
        return narrowed;
    }
}
