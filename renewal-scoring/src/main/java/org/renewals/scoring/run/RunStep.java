package org.renewals.scoring.run;

import java.util.Locale;

/** The steps of a run in their order. */
public enum RunStep {
    /** Training a model, where the newest is old enough. */
    TRAIN,
    /** Dividing the month's customers into chunks. */
    PLAN,
    /** Reading facts, scoring, writing assessments. */
    SCORE,
    /** Building the indexes of the new assessments. */
    INDEX,
    /** What became of earlier likelihoods, and how good they were. */
    JUDGE,
    /** Roll-ups, tier changes, freezing, and showing the month to readers. */
    PUBLISH;

    /** The word in the ledger. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
