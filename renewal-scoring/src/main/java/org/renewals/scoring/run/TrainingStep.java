package org.renewals.scoring.run;

import java.util.Locale;

/** What a training does, in this order. */
public enum TrainingStep {
    /** Reads closed contracts as they were known before their end. */
    READ,
    /** Trains with all months. */
    TRAIN,
    /** Trains without the latest months and measures on them. */
    MEASURE;

    /** Last part of its message key {@code model.step.…}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Watches a training. */
    public interface Listener {
        /** @param percent of the step that is done; 0 where a step cannot say */
        void at(TrainingStep step, int percent);
    }
}
