package org.renewals.scoring.evaluation;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What cross-validation found.
 *
 * @param folds figures of each fold of each repeat, on rows that trained neither the models nor their choice
 * @param ece expected calibration error over all rows of a repeat, mean over repeats
 * @param aucError standard error of the AUC over all rows of a repeat, mean over repeats
 * @param slope of the outcomes' log-odds against the stated ones; 1 is calibrated, less is too sure
 * @param intercept of the same line; 0 is calibrated
 * @param baseLogLoss log-loss of stating the share that happened for every row
 * @param baseBrier Brier score of the same
 * @param weights mean weight of each family of models over all folds, most first
 * @param leaks columns that say by themselves what happened
 * @param treesObstacle why boosted trees could not be trained, empty if they could
 * @param seconds taken
 */
public record Evaluation(
        List<FoldFigures> folds,
        double ece,
        double aucError,
        double slope,
        double intercept,
        double baseLogLoss,
        double baseBrier,
        Map<String, Double> weights,
        List<SuspectedLeak> leaks,
        String treesObstacle,
        double seconds) {

    private static final double NORMAL_95 = 1.96;

    public double auc() {
        return mean(FoldFigures::auc);
    }

    public double logLoss() {
        return mean(FoldFigures::logLoss);
    }

    public double brier() {
        return mean(FoldFigures::brier);
    }

    public double liftAt10() {
        return mean(FoldFigures::liftAt10);
    }

    /** Lower end of the 95 % interval. */
    public double aucFrom() {
        return Math.max(0, auc() - NORMAL_95 * aucError);
    }

    /** Upper end of the 95 % interval. */
    public double aucTo() {
        return Math.min(1, auc() + NORMAL_95 * aucError);
    }

    /** Share of the log-loss of the base rate that the model saves; below 0 it is worse than no model. */
    public double logLossSkill() {
        return 1 - logLoss() / baseLogLoss;
    }

    /** Share of the base rate's Brier score that the model saves. */
    public double brierSkill() {
        return 1 - brier() / baseBrier;
    }

    /** Mean over the folds that have the figure, NaN if none has. */
    public double mean(ToDoubleFunction<FoldFigures> figure) {
        return folds.stream()
                .mapToDouble(figure)
                .filter(Double::isFinite)
                .average()
                .orElse(Double.NaN);
    }

    /** Standard deviation over the folds, NaN if fewer than two have the figure. */
    public double deviation(ToDoubleFunction<FoldFigures> figure) {
        double[] values =
                folds.stream().mapToDouble(figure).filter(Double::isFinite).toArray();
        double mean = mean(figure);
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return values.length < 2 ? Double.NaN : Math.sqrt(squares / (values.length - 1));
    }
}
