package org.renewals.scoring.likelihood.training;

import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.renewals.scoring.likelihood.Feature;

/** Rows with known outcomes. The arrays are not copied and must not change while the rows are in use. */
public final class TrainingRows {

    private final List<Feature> features;
    private final float[][] rows;
    private final boolean[] labels;
    private final long[] groups;
    private final int @Nullable [] observed;
    private final int @Nullable [] decided;

    private TrainingRows(
            List<Feature> features,
            float[][] rows,
            boolean[] labels,
            long[] groups,
            int @Nullable [] observed,
            int @Nullable [] decided) {
        this.features = List.copyOf(features);
        this.rows = rows;
        this.labels = labels;
        this.groups = groups;
        this.observed = observed;
        this.decided = decided;
        if (rows.length != labels.length || rows.length != groups.length) {
            throw new IllegalArgumentException("Every row needs a label and a group, got " + rows.length + " rows, "
                    + labels.length + " labels, " + groups.length + " groups");
        }
        for (float[] row : rows) {
            if (row.length != features.size()) {
                throw new IllegalArgumentException(
                        "A row of " + features.size() + " features is needed, got " + row.length);
            }
            for (float cell : row) {
                if (Float.isInfinite(cell)) {
                    throw new IllegalArgumentException("A cell has to be finite or NaN");
                }
            }
        }
    }

    /**
     * @param rows cells in the order of the features: a finite number, the index of a level, or NaN if missing
     * @param labels whether what the model is to foresee happened
     * @param groups rows of the same group, such as one customer's, are never separated
     */
    public static TrainingRows of(List<Feature> features, float[][] rows, boolean[] labels, long[] groups) {
        return new TrainingRows(features, rows, labels, groups, null, null);
    }

    /** Every row on its own. */
    public static TrainingRows of(List<Feature> features, float[][] rows, boolean[] labels) {
        return of(features, rows, labels, LongStream.range(0, rows.length).toArray());
    }

    /**
     * The same rows with their times, which {@link Splits#outOfTime} needs.
     *
     * @param observed month index as of which the row was computed
     * @param decided month index in which the outcome was known
     */
    public TrainingRows withTimes(int[] observed, int[] decided) {
        if (observed.length != rows.length || decided.length != rows.length) {
            throw new IllegalArgumentException("Every row needs both times, got " + rows.length + " rows, "
                    + observed.length + " and " + decided.length + " times");
        }
        return new TrainingRows(features, rows, labels, groups, observed, decided);
    }

    /** The rows of those indices, in their order. */
    public TrainingRows only(int[] indices) {
        float[][] someRows = new float[indices.length][];
        boolean[] someLabels = new boolean[indices.length];
        long[] someGroups = new long[indices.length];
        int[] someObserved = observed == null ? null : new int[indices.length];
        int[] someDecided = decided == null ? null : new int[indices.length];
        for (int i = 0; i < indices.length; i++) {
            someRows[i] = rows[indices[i]];
            someLabels[i] = labels[indices[i]];
            someGroups[i] = groups[indices[i]];
            if (observed != null && someObserved != null && decided != null && someDecided != null) {
                someObserved[i] = observed[indices[i]];
                someDecided[i] = decided[indices[i]];
            }
        }
        return new TrainingRows(features, someRows, someLabels, someGroups, someObserved, someDecided);
    }

    public List<Feature> features() {
        return features;
    }

    public int size() {
        return rows.length;
    }

    public int positives() {
        int count = 0;
        for (boolean label : labels) {
            count += label ? 1 : 0;
        }
        return count;
    }

    public float[][] rows() {
        return rows;
    }

    public boolean[] labels() {
        return labels;
    }

    long[] groups() {
        return groups;
    }

    /** @throws IllegalArgumentException if the rows have no times */
    public int[] observed() {
        if (observed == null) {
            throw new IllegalArgumentException("The rows have no times");
        }
        return observed;
    }

    /** @throws IllegalArgumentException if the rows have no times */
    public int[] decided() {
        if (decided == null) {
            throw new IllegalArgumentException("The rows have no times");
        }
        return decided;
    }

    float cell(int row, int feature) {
        return rows[row][feature];
    }
}
