package org.renewals.web.model;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.renewals.scoring.model.Activation;
import org.renewals.scoring.model.ModelOverview;
import org.renewals.scoring.model.TrainingNote;

/**
 * A version in full, its figures written for the reader.
 *
 * @param facts of its making; null for the expert scorecard, as {@code trial}
 * @param features what moves its word, the strongest first
 * @param learners what was tried inside the training window
 * @param history decisions that put it into use
 * @param months the form offers, of which {@code from} is chosen
 * @param instead what scores that month now; null for the expert scorecard
 */
record ModelPage(
        ModelOverview.Line line,
        @Nullable Facts facts,
        @Nullable Trial trial,
        List<Feature> features,
        List<Learner> learners,
        List<TrainingNote> notes,
        List<Activation> history,
        List<String> months,
        String from,
        @Nullable String instead,
        int basis) {

    private static final int STRONGEST = 15;

    public List<Feature> strongest() {
        return features.subList(0, Math.min(STRONGEST, features.size()));
    }

    public List<Feature> others() {
        return features.subList(Math.min(STRONGEST, features.size()), features.size());
    }

    /** What it was made of. */
    record Facts(
            String window,
            String rows,
            String contracts,
            String renewed,
            String renewedShare,
            int features,
            long seed,
            List<String> calibrations) {}

    /**
     * Who foretold the held-out rows how well.
     *
     * @param heads one a forecaster
     * @param championKnew whether the champion had seen some of the outcomes
     */
    record Trial(
            String from,
            String until,
            String rows,
            String renewed,
            String trainedOn,
            boolean championKnew,
            List<Head> heads,
            List<Figure> figures) {}

    /** @param version of a champion */
    record Head(String who, @Nullable String version) {}

    /**
     * A line of the trial.
     *
     * @param key last part of its message key
     */
    record Figure(String key, boolean higherIsBetter, List<Cell> cells) {}

    /** @param best whether no other forecaster has a better figure, and at least one a worse */
    record Cell(String text, @Nullable String error, boolean best) {}

    /**
     * @param name code of the feature
     * @param bar width of its bar in %, the strongest 100
     */
    record Feature(String name, String weight, String bar) {}

    /**
     * @param stage name of the stage whose model it is a part of
     * @param family code of the family
     * @param weight in %
     */
    record Learner(String stage, String family, String size, String logLoss, String auc, String weight, boolean used) {}
}
