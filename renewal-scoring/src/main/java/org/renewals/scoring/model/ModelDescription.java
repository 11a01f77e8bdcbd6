package org.renewals.scoring.model;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.renewals.scoring.renewal.RenewalStage;

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

    /**
     * What was tried inside the training window and how the model was put together from it.
     *
     * @param calibrations one a stage; a version that was stored as a single model has one
     */
    public record Selection(
            List<TriedLearner> tried,

            @JsonAlias("calibration") @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<Calibration> calibrations) {
        public Selection {
            tried = List.copyOf(tried);
            calibrations = List.copyOf(calibrations);
        }
    }

    /**
     * How the model's word was made a probability: slopes below and above even odds, and a shift of the log-odds.
     *
     * @param stage null where one model serves all of them
     */
    public record Calibration(@Nullable RenewalStage stage, double below, double above, double shift) {}
}
