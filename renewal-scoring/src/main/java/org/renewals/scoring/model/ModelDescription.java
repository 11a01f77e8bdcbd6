package org.renewals.scoring.model;

import java.time.YearMonth;
import java.util.List;

/**
 * What a model was made of and what it is worth.
 *
 * @param knownFrom first month whose facts were looked at
 * @param knownUntil last month whose outcomes it was trained on
 * @param rows looked at, one a contract and month
 * @param contracts closed ones, of which {@code renewed} were renewed
 * @param features codes of what it looks at, in the order of stored vectors
 * @param log what went on, in order
 */
public record ModelDescription(
        YearMonth knownFrom,
        YearMonth knownUntil,
        long seed,
        int rows,
        int contracts,
        int renewed,
        List<String> features,
        Selection selection,
        ModelQuality quality,
        List<TrainingNote> log) {

    public ModelDescription {
        features = List.copyOf(features);
        log = List.copyOf(log);
    }

    /** What was tried inside the training window and how the model was put together from it. */
    public record Selection(List<TriedLearner> tried, Calibration calibration) {
        public Selection {
            tried = List.copyOf(tried);
        }
    }

    /** How the model's word was made a probability: slopes below and above even odds, and a shift of the log-odds. */
    public record Calibration(double below, double above, double shift) {}
}
