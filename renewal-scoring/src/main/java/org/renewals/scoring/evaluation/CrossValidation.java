package org.renewals.scoring.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.renewals.scoring.likelihood.Calibrator;
import org.renewals.scoring.likelihood.LikelihoodModel;
import org.renewals.scoring.likelihood.training.CalibrationFit;
import org.renewals.scoring.likelihood.training.Candidate;
import org.renewals.scoring.likelihood.training.Learner;
import org.renewals.scoring.likelihood.training.LearnerSettings;
import org.renewals.scoring.likelihood.training.Split;
import org.renewals.scoring.likelihood.training.Splits;
import org.renewals.scoring.likelihood.training.Training;
import org.renewals.scoring.likelihood.training.TrainingRows;
import org.renewals.scoring.quality.Metrics;
import org.renewals.shared.Refused;

/**
 * Stratified, grouped and nested cross-validation: everything – encoding, choice of model, calibration – is learnt inside the
 * training folds, and each fold's rows are looked at once.
 */
public final class CrossValidation {

    private static final int ROWS_PER_FOLD = 2;
    /** From here on a third of the rows held out tells sizes apart as well as a fifth, in less time. */
    private static final int MANY_ROWS = 20_000;

    private static final int FOLDS_OF_MANY = 3;
    private static final double NANOS = 1e9;

    private final int folds;
    private final int repeats;
    private final long seed;
    private final LearnerSettings settings;

    /** Told after each fold. */
    @FunctionalInterface
    public interface Progress {
        void finished(int fold, int of);
    }

    /** @param settings whose seed is replaced by one for each fold */
    public CrossValidation(int folds, int repeats, long seed, LearnerSettings settings) {
        this.folds = folds;
        this.repeats = repeats;
        this.seed = seed;
        this.settings = settings;
    }

    /** @throws Refused if a fold would have fewer than two rows that happened, or that did not */
    public Evaluation run(EvaluationTable table, Progress progress) {
        long start = System.nanoTime();
        TrainingRows rows = table.rows();
        int positives = rows.positives();
        if (Math.min(positives, rows.size() - positives) < ROWS_PER_FOLD * folds) {
            throw new Refused(
                    "evaluate.refused.too-few", positives, rows.size() - positives, folds, ROWS_PER_FOLD * folds);
        }
        LearnerSettings inner =
                rows.size() > MANY_ROWS ? settings.withFolds(Math.min(settings.folds(), FOLDS_OF_MANY)) : settings;
        List<FoldFigures> figures = new ArrayList<>();
        Map<String, Double> weights = new TreeMap<>();
        String obstacle = "";
        double[] pooled = new double[4];
        for (int repeat = 0; repeat < repeats; repeat++) {
            double[] logOdds = new double[rows.size()];
            List<Split> splits = Splits.stratified(rows, folds, seed + repeat);
            for (int fold = 0; fold < folds; fold++) {
                Split split = splits.get(fold);
                TrainingRows held = rows.only(split.validation());
                Training training =
                        Learner.train(rows.only(split.training()), inner.withSeed((seed + repeat) * folds + fold));
                double[] ofFold = new double[held.size()];
                training.model().logOdds(held.rows(), ofFold);
                for (int i = 0; i < ofFold.length; i++) {
                    logOdds[split.validation()[i]] = ofFold[i];
                }
                figures.add(FoldFigures.of(repeat + 1, fold + 1, probabilities(ofFold), held.labels()));
                for (Candidate candidate : training.candidates()) {
                    weights.merge(candidate.family(), candidate.weight() / (folds * repeats), Double::sum);
                }
                obstacle = training.treesObstacle();
                progress.finished(figures.size(), folds * repeats);
            }
            double[] stated = probabilities(logOdds);
            Calibrator line = CalibrationFit.line(logOdds, rows.labels());
            pooled[0] += Metrics.ece(stated, rows.labels()) / repeats;
            pooled[1] += Metrics.aucStandardError(stated, rows.labels()) / repeats;
            pooled[2] += line.below() / repeats;
            pooled[3] += line.shift() / repeats;
        }
        double rate = Metrics.baseRate(rows.labels());
        return new Evaluation(
                figures,
                pooled[0],
                pooled[1],
                pooled[2],
                pooled[3],
                -rate * Math.log(rate) - (1 - rate) * Math.log(1 - rate),
                rate * (1 - rate),
                mostFirst(weights),
                LeakAlarm.listen(table, seed),
                obstacle,
                (System.nanoTime() - start) / NANOS);
    }

    private static Map<String, Double> mostFirst(Map<String, Double> weights) {
        Map<String, Double> sorted = new LinkedHashMap<>();
        weights.entrySet().stream()
                .filter(family -> family.getValue() > 0)
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .forEach(family -> sorted.put(family.getKey(), family.getValue()));
        return sorted;
    }

    private static double[] probabilities(double[] logOdds) {
        double[] probabilities = new double[logOdds.length];
        for (int i = 0; i < logOdds.length; i++) {
            probabilities[i] = LikelihoodModel.probability(logOdds[i]);
        }
        return probabilities;
    }
}
