package org.renewals.scoring.evaluation;

import org.renewals.scoring.quality.Metrics;

/** Figures of the rows that one fold held out. */
public record FoldFigures(
        int repeat, int fold, int rows, int positives, double auc, double logLoss, double brier, double liftAt10) {

    static FoldFigures of(int repeat, int fold, double[] stated, boolean[] happened) {
        return new FoldFigures(
                repeat,
                fold,
                happened.length,
                (int) Math.round(Metrics.baseRate(happened) * happened.length),
                Metrics.auc(stated, happened),
                Metrics.logLoss(stated, happened),
                Metrics.brier(stated, happened),
                Metrics.liftAt10(stated, happened));
    }
}
