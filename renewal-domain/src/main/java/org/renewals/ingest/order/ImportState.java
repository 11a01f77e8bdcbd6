package org.renewals.ingest.order;

import java.util.Locale;

/** Where an import is, from a page or from a command. */
public enum ImportState {
    WAITING,
    RUNNING,
    /** Its process died; nothing was changed. */
    INTERRUPTED,
    DONE,
    /** A dry run is done. */
    CHECKED,
    /** Nothing was changed; the failure says why. */
    FAILED,
    WITHDRAWN;

    /** Last part of the message key. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it will change by itself. */
    public boolean isMoving() {
        return this == WAITING || this == RUNNING;
    }
}
