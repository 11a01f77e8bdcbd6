package org.renewals.scoring.lifecycle;

import java.util.Locale;

/** The stages of a customer's life with us (R201). */
public enum LifecycleStage {
    /** Not signed yet. */
    PROSPECT,
    /** Signed so lately that there is no trend to speak of. */
    ONBOARDING,
    /** Income rises. */
    GROWING,
    /** Neither rises nor falls, or it is not known. */
    MATURE,
    /** Income or members fall. */
    DECLINING,
    /** Silent, or much speaks for losing it. */
    AT_RISK,
    LEFT;

    /** The word in files and in the database, such as {@code at_risk}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Message key of the stage's name. */
    public String key() {
        return "score.lifecycle." + code().replace('_', '-');
    }
}
