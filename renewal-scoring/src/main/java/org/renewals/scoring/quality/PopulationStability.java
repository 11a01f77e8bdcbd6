package org.renewals.scoring.quality;

import java.util.Arrays;

/**
 * Population stability index: how far a distribution has moved from a reference, Σ (now − then) · ln(now ÷ then) over the
 * shares of ten bins of the reference, or of each of its values where it has at most ten. What is missing has a bin of its
 * own. A bin is never taken for empty: half a case is added to each.
 */
public final class PopulationStability {

    /** From here on a distribution is watched. */
    public static final double WATCH = 0.1;
    /** From here on something is done about it. */
    public static final double ACT = 0.25;

    private static final int BINS = 10;

    private PopulationStability() {}

    /**
     * Of numbers, by tenths of the reference.
     *
     * @param then the reference; NaN where not known
     * @return 0 or more; NaN if either has no case
     */
    public static double ofNumbers(double[] then, double[] now) {
        double[] sorted =
                Arrays.stream(then).filter(v -> !Double.isNaN(v)).sorted().toArray();
        double[] edges = Arrays.stream(sorted).distinct().limit(BINS + 1L).toArray();
        if (edges.length > BINS) {
            double[] tenths = new double[BINS];
            for (int bin = 0; bin < BINS; bin++) {
                tenths[bin] = sorted[(int) ((long) bin * sorted.length / BINS)];
            }
            edges = Arrays.stream(tenths).distinct().toArray();
        }
        if (edges.length == 0) {
            edges = new double[] {0};
        }
        return index(counts(then, edges), counts(now, edges));
    }

    /** Of codes for words, each a bin of its own; codes that only one of the two has count as well. NaN is a code. */
    public static double ofCodes(double[] then, double[] now) {
        double[] codes = Arrays.stream(new double[][] {then, now})
                .flatMapToDouble(Arrays::stream)
                .filter(v -> !Double.isNaN(v))
                .sorted()
                .distinct()
                .toArray();
        return index(counts(then, codes), counts(now, codes));
    }

    /** Cases from each edge to below the next; those below the first are with it, the missing ones last. */
    private static long[] counts(double[] values, double[] edges) {
        long[] counts = new long[edges.length + 1];
        for (double value : values) {
            int found = Arrays.binarySearch(edges, value);
            int bin = Double.isNaN(value) ? edges.length : Math.max(0, found >= 0 ? found : -found - 2);
            counts[bin]++;
        }
        return counts;
    }

    private static double index(long[] then, long[] now) {
        double allThen = Arrays.stream(then).sum();
        double allNow = Arrays.stream(now).sum();
        if (allThen == 0 || allNow == 0) {
            return Double.NaN;
        }
        int bins = 0;
        for (int bin = 0; bin < then.length; bin++) {
            bins += then[bin] + now[bin] > 0 ? 1 : 0;
        }
        double index = 0;
        for (int bin = 0; bin < then.length; bin++) {
            if (then[bin] + now[bin] > 0) {
                double before = (then[bin] + 0.5) / (allThen + 0.5 * bins);
                double after = (now[bin] + 0.5) / (allNow + 0.5 * bins);
                index += (after - before) * Math.log(after / before);
            }
        }
        return index;
    }
}
