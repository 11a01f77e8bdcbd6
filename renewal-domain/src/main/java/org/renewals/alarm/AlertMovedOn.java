package org.renewals.alarm;

import org.jspecify.annotations.Nullable;

/** Somebody else, or the monthly run, was first: what the alert has become meanwhile. */
public final class AlertMovedOn extends RuntimeException {

    private final long alertId;
    private final AlertState state;
    private final transient @Nullable AlertStep last;

    /** @param last the step that was taken meanwhile; null if none is on record */
    AlertMovedOn(long alertId, AlertState state, @Nullable AlertStep last) {
        super("alert " + alertId + " is " + state + " meanwhile");
        this.alertId = alertId;
        this.state = state;
        this.last = last;
    }

    public long alertId() {
        return alertId;
    }

    public AlertState state() {
        return state;
    }

    /** The latest step; null if none is on record. */
    public @Nullable AlertStep last() {
        return last;
    }
}
