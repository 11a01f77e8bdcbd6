package org.renewals.scoring.quality;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Figures of a set of stated probabilities against what happened. None depends on the order of the rows: tied rows share
 * their labels' mean wherever a cut goes through them. A figure that has no meaning for the rows given is NaN.
 */
public final class Metrics {

    private static final double CLIP = 1e-15;
    private static final int BINS = 10;
    private static final double TOP = 0.1;

    private Metrics() {}

    /** How often a row that happened is put above one that did not; a tie counts half. NaN if one of the classes is absent. */
    public static double auc(double[] scores, boolean[] happened) {
        return Placements.of(scores, happened).auc();
    }

    /**
     * Standard error of {@link #auc} (DeLong, DeLong and Clarke-Pearson, Biometrics 44, 1988), with ties. NaN if a class has
     * fewer than two rows.
     */
    public static double aucStandardError(double[] scores, boolean[] happened) {
        return Placements.of(scores, happened).standardError();
    }

    /** Mean of −ln of the probability given to what happened, probabilities kept 1e-15 away from 0 and 1. */
    public static double logLoss(double[] probabilities, boolean[] happened) {
        check(probabilities, happened);
        double sum = 0;
        for (int i = 0; i < happened.length; i++) {
            double given = happened[i] ? probabilities[i] : 1 - probabilities[i];
            sum -= Math.log(Math.min(1 - CLIP, Math.max(CLIP, given)));
        }
        return sum / happened.length;
    }

    /** Mean squared distance between probability and outcome. */
    public static double brier(double[] probabilities, boolean[] happened) {
        check(probabilities, happened);
        double sum = 0;
        for (int i = 0; i < happened.length; i++) {
            double off = probabilities[i] - (happened[i] ? 1 : 0);
            sum += off * off;
        }
        return sum / happened.length;
    }

    /** Expected calibration error: mean distance between stated and observed share over ten bins of equally many rows. */
    public static double ece(double[] probabilities, boolean[] happened) {
        check(probabilities, happened);
        int rows = happened.length;
        int[] order = descending(probabilities);
        double[] shares = sharesAmongTies(probabilities, happened, order);
        double sum = 0;
        for (int bin = 0; bin < BINS; bin++) {
            double stated = 0;
            double observed = 0;
            for (int i = (int) ((long) bin * rows / BINS); i < (int) ((bin + 1L) * rows / BINS); i++) {
                stated += probabilities[order[i]];
                observed += shares[i];
            }
            sum += Math.abs(stated - observed);
        }
        return sum / rows;
    }

    /** Share that happened among the highest tenth ÷ share among all. NaN if nothing happened. */
    public static double liftAt10(double[] scores, boolean[] happened) {
        check(scores, happened);
        double[] shares = sharesAmongTies(scores, happened, descending(scores));
        double top = TOP * happened.length;
        double found = 0;
        for (int i = 0; i < top; i++) {
            found += shares[i] * Math.min(1, top - i);
        }
        return found / top / (count(happened) / (double) happened.length);
    }

    /** Share that happened. */
    public static double baseRate(boolean[] happened) {
        return count(happened) / (double) happened.length;
    }

    private static int count(boolean[] happened) {
        int count = 0;
        for (boolean one : happened) {
            if (one) {
                count++;
            }
        }
        return count;
    }

    /** By rank, the share that happened among the rows with the same score. */
    private static double[] sharesAmongTies(double[] scores, boolean[] happened, int[] order) {
        double[] shares = new double[order.length];
        for (int from = 0, to; from < order.length; from = to) {
            int found = 0;
            for (to = from; to < order.length && scores[order[to]] == scores[order[from]]; to++) {
                found += happened[order[to]] ? 1 : 0;
            }
            Arrays.fill(shares, from, to, found / (double) (to - from));
        }
        return shares;
    }

    private static int[] descending(double[] scores) {
        return IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> scores[i]).reversed())
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static void check(double[] scores, boolean[] happened) {
        if (scores.length != happened.length || scores.length == 0) {
            throw new IllegalArgumentException("One outcome for each of at least one score is needed, got "
                    + scores.length + " scores and " + happened.length + " outcomes");
        }
        for (double score : scores) {
            if (Double.isNaN(score)) {
                throw new IllegalArgumentException("A score is not a number");
            }
        }
    }

    /** For each row, the share of the other class' rows on its right side, half a row for a tie. */
    private static final class Placements {

        private final double[] ofHappened;
        private final double[] ofOthers;

        private Placements(double[] ofHappened, double[] ofOthers) {
            this.ofHappened = ofHappened;
            this.ofOthers = ofOthers;
        }

        static Placements of(double[] scores, boolean[] happened) {
            check(scores, happened);
            int[] order = descending(scores);
            int positives = count(happened);
            int negatives = happened.length - positives;
            double[] ofHappened = new double[positives];
            double[] ofOthers = new double[negatives];
            int positivesAbove = 0;
            int negativesAbove = 0;
            for (int from = 0, to; from < order.length; from = to) {
                int tied = 0;
                for (to = from; to < order.length && scores[order[to]] == scores[order[from]]; to++) {
                    tied += happened[order[to]] ? 1 : 0;
                }
                int tiedOthers = to - from - tied;
                Arrays.fill(
                        ofHappened,
                        positivesAbove,
                        positivesAbove + tied,
                        (negatives - negativesAbove - tiedOthers / 2.0) / negatives);
                Arrays.fill(
                        ofOthers,
                        negativesAbove,
                        negativesAbove + tiedOthers,
                        (positivesAbove + tied / 2.0) / positives);
                positivesAbove += tied;
                negativesAbove += tiedOthers;
            }
            return new Placements(ofHappened, ofOthers);
        }

        double auc() {
            return ofOthers.length == 0 ? Double.NaN : Arrays.stream(ofHappened).sum() / ofHappened.length;
        }

        double standardError() {
            return Math.sqrt(variance(ofHappened) / ofHappened.length + variance(ofOthers) / ofOthers.length);
        }

        private static double variance(double[] values) {
            double mean = Arrays.stream(values).sum() / values.length;
            return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1);
        }
    }
}
