package org.renewals.scoring.likelihood;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Boosted regression trees in flat arrays. The children of a node lie side by side; a cell below the threshold goes left, a
 * missing one where the node sends it. Leaves carry their value in place of the threshold.
 */
public final class Trees {

    static final int LEAF = -1;

    private final int[] roots;
    private final int[] feature;
    private final float[] threshold;
    private final int[] left;
    private final BitSet missingLeft;
    private final float[] cover;

    private Trees(int[] roots, int[] feature, float[] threshold, int[] left, BitSet missingLeft, float[] cover) {
        this.roots = roots;
        this.feature = feature;
        this.threshold = threshold;
        this.left = left;
        this.missingLeft = missingLeft;
        this.cover = cover;
    }

    /**
     * @param roots first node of each tree
     * @param feature index by node, −1 for a leaf
     * @param threshold by node; a leaf's value
     * @param left index of a node's left child, the right one follows it; 0 for a leaf
     * @param missingLeft nodes that send a missing cell to the left
     * @param cover weight of the training rows by node
     * @throws IllegalArgumentException if the arrays do not describe trees
     */
    public static Trees of(
            int[] roots, int[] feature, float[] threshold, int[] left, BitSet missingLeft, float[] cover) {
        int nodes = feature.length;
        if (threshold.length != nodes || left.length != nodes || cover.length != nodes) {
            throw new IllegalArgumentException("Every node needs a feature, a threshold, a child and a cover, got "
                    + nodes + ", " + threshold.length + ", " + left.length + " and " + cover.length);
        }
        for (int n = 0; n < nodes; n++) {
            if (feature[n] != LEAF && (feature[n] < 0 || left[n] <= n || left[n] + 1 >= nodes)) {
                throw new IllegalArgumentException(
                        "Node " + n + " on feature " + feature[n] + " cannot have the child " + left[n]);
            }
        }
        for (int root : roots) {
            if (root < 0 || root >= nodes) {
                throw new IllegalArgumentException("There is no node " + root + " to be a root");
            }
        }
        return new Trees(
                roots.clone(),
                feature.clone(),
                threshold.clone(),
                left.clone(),
                (BitSet) missingLeft.clone(),
                cover.clone());
    }

    int count() {
        return roots.length;
    }

    int root(int tree) {
        return roots[tree];
    }

    int[] roots() {
        return roots;
    }

    int[] feature() {
        return feature;
    }

    float[] threshold() {
        return threshold;
    }

    int[] left() {
        return left;
    }

    BitSet missingLeft() {
        return missingLeft;
    }

    float[] cover() {
        return cover;
    }

    /** Most splits between a root and a leaf. */
    int depth() {
        int deepest = 0;
        int[] depth = new int[feature.length];
        for (int n = 0; n < feature.length; n++) {
            if (feature[n] != LEAF) {
                Arrays.fill(depth, left[n], left[n] + 2, depth[n] + 1);
            }
            deepest = Math.max(deepest, depth[n]);
        }
        return deepest;
    }
}
