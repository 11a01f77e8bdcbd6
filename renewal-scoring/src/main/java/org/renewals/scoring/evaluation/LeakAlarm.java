package org.renewals.scoring.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.renewals.scoring.evaluation.SuspectedLeak.Sign;
import org.renewals.scoring.likelihood.Feature;
import org.renewals.scoring.likelihood.training.Split;
import org.renewals.scoring.likelihood.training.Splits;
import org.renewals.scoring.likelihood.training.TrainingRows;
import org.renewals.scoring.quality.Metrics;

/** Looks for columns known only after the outcome: alone they tell it, wholly or by one of their values. */
final class LeakAlarm {

    private static final double TOO_GOOD = 0.99;
    private static final double PURE = 0.99;
    private static final double USUAL = 0.8;
    private static final int ENOUGH_ROWS = 30;
    private static final double ENOUGH_SHARE = 0.1;
    private static final int BINS = 50;
    private static final int FOLDS = 5;
    private static final double PRIOR_ROWS = 1;

    private LeakAlarm() {}

    static List<SuspectedLeak> listen(EvaluationTable table, long seed) {
        TrainingRows rows = table.rows();
        List<Split> splits = Splits.stratified(rows, FOLDS, seed);
        Map<String, SuspectedLeak> leaks = new LinkedHashMap<>();
        for (int f = 0; f < rows.features().size(); f++) {
            String name = table.columnOf(f).name();
            Bins bins = Bins.of(rows, f);
            double auc = heldOutAuc(rows, bins, splits);
            if (auc >= TOO_GOOD) {
                leaks.putIfAbsent(name, new SuspectedLeak(name, auc, Sign.WHOLE, ""));
            } else {
                pureValue(rows, f, bins, name, auc).ifPresent(leak -> leaks.putIfAbsent(name, leak));
            }
        }
        return new ArrayList<>(leaks.values());
    }

    private static double heldOutAuc(TrainingRows rows, Bins bins, List<Split> splits) {
        double[] stated = new double[rows.size()];
        for (Split split : splits) {
            int[] training = split.training();
            double[] seen = new double[bins.count];
            double[] happened = new double[bins.count];
            double base = rows.only(training).positives() / (double) training.length;
            for (int i : training) {
                seen[bins.ofRow[i]]++;
                happened[bins.ofRow[i]] += rows.labels()[i] ? 1 : 0;
            }
            for (int i : split.validation()) {
                int bin = bins.ofRow[i];
                stated[i] = (happened[bin] + PRIOR_ROWS * base) / (seen[bin] + PRIOR_ROWS);
            }
        }
        return Metrics.auc(stated, rows.labels());
    }

    /**
     * A value that many rows have and that came (almost) only with the outcome. Values that come only without it are common and
     * honest: nobody leaves in the first year of a contract.
     */
    private static Optional<SuspectedLeak> pureValue(
            TrainingRows rows, int feature, Bins bins, String name, double auc) {
        int positives = rows.positives();
        if (positives > USUAL * rows.size()) {
            return Optional.empty();
        }
        double[] seen = new double[bins.count];
        double[] happened = new double[bins.count];
        for (int i = 0; i < rows.size(); i++) {
            seen[bins.ofRow[i]]++;
            happened[bins.ofRow[i]] += rows.labels()[i] ? 1 : 0;
        }
        double enough = Math.max(ENOUGH_ROWS, ENOUGH_SHARE * positives);
        double known = rows.size() - seen[0];
        double knownHappened = positives - happened[0];
        if (seen[0] > 0 && knownHappened >= enough && knownHappened >= PURE * known) {
            return Optional.of(new SuspectedLeak(name, auc, Sign.KNOWN, ""));
        }
        for (int bin = 0; bin < bins.count; bin++) {
            if (happened[bin] >= enough && happened[bin] >= PURE * seen[bin] && bins.isOneValue(bin)) {
                return Optional.of(
                        bin == 0
                                ? new SuspectedLeak(name, auc, Sign.MISSING, "")
                                : new SuspectedLeak(
                                        name,
                                        auc,
                                        Sign.VALUE,
                                        bins.value(rows.features().get(feature), bin)));
            }
        }
        return Optional.empty();
    }

    /** Cells of a feature: 0 for missing, then levels, single values, or bins of about equally many rows. */
    private static final class Bins {

        private final int count;
        private final int[] ofRow;
        private final float[] starts;
        private final boolean single;

        private Bins(int count, int[] ofRow, float[] starts, boolean single) {
            this.count = count;
            this.ofRow = ofRow;
            this.starts = starts;
            this.single = single;
        }

        static Bins of(TrainingRows rows, int feature) {
            float[] values = new float[rows.size()];
            int known = 0;
            for (float[] row : rows.rows()) {
                if (!Float.isNaN(row[feature])) {
                    values[known++] = row[feature];
                }
            }
            float[] sorted = Arrays.copyOf(values, known);
            Arrays.sort(sorted);
            float[] starts = distinct(sorted);
            boolean single = rows.features().get(feature).kind() == Feature.Kind.CATEGORICAL || starts.length <= BINS;
            if (!single) {
                float[] ends = new float[BINS];
                for (int b = 0; b < BINS; b++) {
                    ends[b] = sorted[(int) ((long) b * sorted.length / BINS)];
                }
                starts = distinct(ends);
            }
            int[] ofRow = new int[rows.size()];
            for (int i = 0; i < ofRow.length; i++) {
                float cell = rows.rows()[i][feature];
                if (!Float.isNaN(cell)) {
                    int at = Arrays.binarySearch(starts, cell);
                    ofRow[i] = 1 + (at >= 0 ? at : -at - 2);
                }
            }
            return new Bins(1 + starts.length, ofRow, starts, single);
        }

        private static float[] distinct(float[] sorted) {
            float[] distinct = new float[sorted.length];
            int size = 0;
            for (float value : sorted) {
                if (size == 0 || distinct[size - 1] != value) {
                    distinct[size++] = value;
                }
            }
            return Arrays.copyOf(distinct, size);
        }

        boolean isOneValue(int bin) {
            return single || bin == 0;
        }

        String value(Feature feature, int bin) {
            float value = starts[bin - 1];
            if (feature.isCategorical()) {
                return feature.levels().get((int) value);
            }
            return value == (long) value ? Long.toString((long) value) : Float.toString(value);
        }
    }
}
