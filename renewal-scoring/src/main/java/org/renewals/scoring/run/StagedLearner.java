package org.renewals.scoring.run;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.renewals.scoring.Reason;
import org.renewals.scoring.likelihood.Calibrator;
import org.renewals.scoring.likelihood.Feature;
import org.renewals.scoring.likelihood.StagedModel;
import org.renewals.scoring.likelihood.training.Candidate;
import org.renewals.scoring.likelihood.training.Learner;
import org.renewals.scoring.likelihood.training.LearnerSettings;
import org.renewals.scoring.likelihood.training.Split;
import org.renewals.scoring.likelihood.training.Splits;
import org.renewals.scoring.likelihood.training.Training;
import org.renewals.scoring.likelihood.training.TrainingRows;
import org.renewals.scoring.model.ModelDescription.Calibration;
import org.renewals.scoring.model.TriedLearner;
import org.renewals.scoring.renewal.ContractFeature;
import org.renewals.scoring.renewal.RenewalStage;

/**
 * Trains a model for each {@link RenewalStage} on the rows that look like those it will score. Near the day to act by, these
 * are rows of the last month before the decision; ahead of it, rows of contracts as they stood then, whatever became of them
 * since. A stage with too few of them shares a model of all rows.
 */
final class StagedLearner {

    /** Blocks of months, of which the latest {@link #CHOSEN_BY} choose between families and sizes: they have history to learn from. */
    private static final int BLOCKS = 5;

    private static final int CHOSEN_BY = 2;

    private static final int NEAR_UNTIL = 60;
    private static final int MIDDLE_FROM = 15;
    private static final int MIDDLE_UNTIL = 90;

    private final TrainingRows rows;
    private final LearnerSettings settings;
    private final List<TriedLearner> tried = new ArrayList<>();
    private final List<Calibration> calibrations = new ArrayList<>();
    private final List<Reason> log = new ArrayList<>();

    /**
     * @param tried by stage, in the order of their weights
     * @param calibrations one a stage
     * @param log what was out of the ordinary
     */
    record Trained(StagedModel model, List<TriedLearner> tried, List<Calibration> calibrations, List<Reason> log) {}

    private StagedLearner(TrainingRows rows, LearnerSettings settings) {
        this.rows = rows;
        this.settings = settings;
    }

    /** @param rows with times */
    static Trained train(TrainingRows rows, LearnerSettings settings) {
        return new StagedLearner(rows, settings).train();
    }

    private Trained train() {
        int place = rows.features().stream().map(Feature::name).toList().indexOf(ContractFeature.DAYS_TO_ACT.code());
        StagedModel model = place < 0 ? StagedModel.of(train(null, rows).model()) : byStage(place);
        return new Trained(model, List.copyOf(tried), List.copyOf(calibrations), List.copyOf(log));
    }

    private StagedModel byStage(int place) {
        List<StagedModel.Stage> stages = new ArrayList<>();
        Training shared = null;
        for (RenewalStage stage : RenewalStage.values()) {
            TrainingRows own = rows.only(IntStream.range(0, rows.size())
                    .filter(row -> belongs(stage, row, rows.rows()[row][place]))
                    .toArray());
            Training training;
            if (isEnough(own)) {
                training = train(stage, own);
            } else {
                shared = shared == null ? train(null, rows) : shared;
                training = shared;
            }
            stages.add(new StagedModel.Stage(stage.below(), training.model()));
        }
        return StagedModel.by(ContractFeature.DAYS_TO_ACT.code(), stages);
    }

    private boolean belongs(RenewalStage stage, int row, float daysToAct) {
        return switch (stage) {
            case NEAR -> rows.decided()[row] == rows.observed()[row] + 1 && daysToAct < NEAR_UNTIL;
            case MIDDLE -> daysToAct >= MIDDLE_FROM && daysToAct < MIDDLE_UNTIL;
            case FAR -> daysToAct >= RenewalStage.MIDDLE.below();
        };
    }

    /** Whether these rows are enough to learn from. */
    static boolean isEnough(TrainingRows rows) {
        return rows.size() >= ModelTraining.LEAST_CONTRACTS
                && rows.positives() >= ModelTraining.LEAST_OF_EITHER
                && rows.size() - rows.positives() >= ModelTraining.LEAST_OF_EITHER;
    }

    private Training train(@Nullable RenewalStage stage, TrainingRows own) {
        Training training = Learner.train(own, settings, splits(own));
        training.candidates().forEach(candidate -> tried.add(tried(stage, candidate)));
        Calibrator calibrator = training.model().calibrator();
        calibrations.add(new Calibration(stage, calibrator.below(), calibrator.above(), calibrator.shift()));
        training.log().stream().filter(one -> !log.contains(one)).forEach(log::add);
        return training;
    }

    /** Ways to choose between families and sizes: forwards in time where there is history enough to learn from. */
    private List<Split> splits(TrainingRows own) {
        List<Split> forwards = Splits.outOfTime(own, BLOCKS);
        List<Split> latest = forwards.subList(Math.max(0, forwards.size() - CHOSEN_BY * Splits.PARTS), forwards.size());
        boolean enough = latest.stream().allMatch(split -> isEnough(own.only(split.training())));
        return latest.isEmpty() || !enough ? Splits.stratified(own, settings.folds(), settings.seed()) : latest;
    }

    private static TriedLearner tried(@Nullable RenewalStage stage, Candidate candidate) {
        String name = candidate.name();
        int slash = name.indexOf('/');
        return new TriedLearner(
                stage,
                name.substring(0, slash),
                name.substring(slash + 1),
                candidate.logLoss(),
                Double.isNaN(candidate.auc()) ? null : candidate.auc(),
                candidate.weight());
    }
}
