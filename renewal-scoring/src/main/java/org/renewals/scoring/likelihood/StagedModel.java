package org.renewals.scoring.likelihood;

import java.util.List;

/**
 * A model for each range of one number of the row. Ranges have no common word: a row's log-odds, and what its features add to
 * them, are those of its own range's model. Immutable and safe to share between threads.
 */
public final class StagedModel {

    private static final int NO_FEATURE = -1;

    private final int feature;
    private final List<Stage> stages;

    /**
     * @param below what the number is less than, and not less than the stage's before; infinite for the last stage
     * @param model of rows in this range
     */
    public record Stage(double below, LikelihoodModel model) {}

    private StagedModel(int feature, List<Stage> stages) {
        this.feature = feature;
        this.stages = List.copyOf(stages);
    }

    /** The same model for all rows. */
    public static StagedModel of(LikelihoodModel model) {
        return new StagedModel(NO_FEATURE, List.of(new Stage(Double.POSITIVE_INFINITY, model)));
    }

    /**
     * @param feature numeric one that tells the ranges apart; where it is missing, the last range's model serves
     * @param stages in rising order
     * @throws IllegalArgumentException if models look at other features, or the ranges do not rise and end in the infinite
     */
    public static StagedModel by(String feature, List<Stage> stages) {
        List<Feature> features = stages.get(0).model().features();
        int place = features.stream().map(Feature::name).toList().indexOf(feature);
        if (place < 0 || features.get(place).isCategorical()) {
            throw new IllegalArgumentException("Stages need a numeric feature \"" + feature + "\"");
        }
        double before = Double.NEGATIVE_INFINITY;
        for (Stage stage : stages) {
            if (!(stage.below() > before)) {
                throw new IllegalArgumentException("Stages have to rise, got " + stage.below() + " after " + before);
            }
            if (!stage.model().features().equals(features)) {
                throw new IllegalArgumentException("Models of all stages have to look at the same features");
            }
            before = stage.below();
        }
        if (before != Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("The last stage has no end, got " + before);
        }
        return new StagedModel(place, stages);
    }

    public List<Feature> features() {
        return stages.get(0).model().features();
    }

    List<Stage> stages() {
        return stages;
    }

    /** Name of the feature that tells the stages apart; empty where there is one stage. */
    String feature() {
        return feature == NO_FEATURE ? "" : features().get(feature).name();
    }

    /** The model that serves this row. */
    public LikelihoodModel model(float[] row) {
        return stages.get(stage(row)).model();
    }

    private int stage(float[] row) {
        int stage = 0;
        while (stage < stages.size() - 1 && !(row[feature] < stages.get(stage).below())) {
            stage++;
        }
        return stage;
    }

    public double logOdds(float[] row) {
        return model(row).logOdds(row);
    }

    public double probability(float[] row) {
        return model(row).probability(row);
    }

    /** Log-odds of many rows; the same numbers as row by row, in less time. */
    public void logOdds(float[][] rows, double[] into) {
        if (stages.size() == 1) {
            stages.get(0).model().logOdds(rows, into);
            return;
        }
        int[] stageOf = new int[rows.length];
        int[] sizes = new int[stages.size()];
        for (int i = 0; i < rows.length; i++) {
            stageOf[i] = stage(rows[i]);
            sizes[stageOf[i]]++;
        }
        for (int stage = 0; stage < sizes.length; stage++) {
            float[][] own = new float[sizes[stage]][];
            int next = 0;
            for (int i = 0; i < rows.length; i++) {
                if (stageOf[i] == stage) {
                    own[next++] = rows[i];
                }
            }
            double[] logOdds = new double[own.length];
            stages.get(stage).model().logOdds(own, logOdds);
            next = 0;
            for (int i = 0; i < rows.length; i++) {
                if (stageOf[i] == stage) {
                    into[i] = logOdds[next++];
                }
            }
        }
    }

    /**
     * What each feature contributes to the row's log-odds, see {@link LikelihoodModel#contributions}.
     *
     * @param into filled with one contribution for each feature
     * @return the log-odds: {@code model(row).base() + Σ into} but for rounding
     */
    public double contributions(float[] row, double[] into) {
        return model(row).contributions(row, into);
    }

    /** The model as JSON text, from which {@link #fromJson} makes the same model bit by bit. */
    public String toJson() {
        return ModelText.write(this);
    }

    /**
     * @param json of a staged model, or of a {@link LikelihoodModel} for all rows
     * @throws IllegalArgumentException if the text is no model, with what is wrong
     */
    public static StagedModel fromJson(String json) {
        return ModelText.readStaged(json);
    }
}
