package org.renewals.scoring.quality;

import java.util.Arrays;

/** Likelihoods of renewal beside what happened, least likely renewal first; ties keep the order they were given in. */
public final class Forecasts {

    private final double[] probabilities;
    private final boolean[] renewed;
    private final double[] values;

    private Forecasts(double[] probabilities, boolean[] renewed, double[] values) {
        this.probabilities = probabilities;
        this.renewed = renewed;
        this.values = values;
    }

    /**
     * @param probabilities of renewal, 0 to 1
     * @param values yuan a month, not negative
     */
    public static Forecasts of(double[] probabilities, boolean[] renewed, double[] values) {
        int rows = probabilities.length;
        if (renewed.length != rows || values.length != rows) {
            throw new IllegalArgumentException("one outcome and value for each probability are needed, got " + rows
                    + " probabilities, " + renewed.length + " outcomes and " + values.length + " values");
        }
        for (double probability : probabilities) {
            if (!(probability >= 0 && probability <= 1)) {
                throw new IllegalArgumentException("not a probability: " + probability);
            }
        }
        int[] order = ascending(probabilities);
        double[] sortedProbabilities = new double[rows];
        boolean[] sortedRenewed = new boolean[rows];
        double[] sortedValues = new double[rows];
        for (int i = 0; i < rows; i++) {
            sortedProbabilities[i] = probabilities[order[i]];
            sortedRenewed[i] = renewed[order[i]];
            sortedValues[i] = values[order[i]];
        }
        return new Forecasts(sortedProbabilities, sortedRenewed, sortedValues);
    }

    public int size() {
        return probabilities.length;
    }

    public double probability(int row) {
        return probabilities[row];
    }

    public boolean isRenewed(int row) {
        return renewed[row];
    }

    /** Yuan a month. */
    public double value(int row) {
        return values[row];
    }

    public int renewed() {
        return renewedBetween(0, size());
    }

    public int lost() {
        return size() - renewed();
    }

    /** How many renewals were expected: the sum of the probabilities. */
    public double expected() {
        return Arrays.stream(probabilities).sum();
    }

    int renewedBetween(int from, int to) {
        int count = 0;
        for (int row = from; row < to; row++) {
            count += renewed[row] ? 1 : 0;
        }
        return count;
    }

    /** The first row after those that have the same probability as this one. */
    int endOfTie(int row) {
        int end = row + 1;
        while (end < size() && probabilities[end] == probabilities[row]) {
            end++;
        }
        return end;
    }

    double[] probabilities() {
        return probabilities.clone();
    }

    boolean[] outcomes() {
        return renewed.clone();
    }

    /** Positions by rising key: a merge sort of bare numbers, as a million of them come here. */
    private static int[] ascending(double[] keys) {
        int rows = keys.length;
        int[] order = new int[rows];
        for (int i = 0; i < rows; i++) {
            order[i] = i;
        }
        int[] merged = new int[rows];
        for (int width = 1; width < rows; width *= 2) {
            for (int from = 0; from < rows; from += 2 * width) {
                int middle = Math.min(from + width, rows);
                int end = Math.min(from + 2 * width, rows);
                int left = from;
                int right = middle;
                for (int i = from; i < end; i++) {
                    boolean takeLeft = right == end || (left < middle && keys[order[left]] <= keys[order[right]]);
                    merged[i] = takeLeft ? order[left++] : order[right++];
                }
            }
            int[] swap = order;
            order = merged;
            merged = swap;
        }
        return order;
    }
}
