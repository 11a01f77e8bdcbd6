package org.renewals.scoring.model;

import java.util.Locale;

/** Where a version is, seen from the month to be scored next. */
public enum ModelState {
    IN_USE,
    /** Put into use from a later month on. */
    PLANNED,
    /** Speaks beside the one in use without being listened to. */
    CHALLENGER,
    /** Was in use. */
    RETIRED,
    NEVER_USED;

    /** Last part of its message key. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
