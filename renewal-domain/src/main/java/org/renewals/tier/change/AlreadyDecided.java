package org.renewals.tier.change;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Somebody else was first: what became of the request, when, and through whom. */
public final class AlreadyDecided extends RuntimeException {

    private final long requestId;
    private final transient Outcome outcome;

    AlreadyDecided(long requestId, Outcome outcome) {
        super("tier change " + requestId + " is " + outcome.status() + " since " + outcome.at());
        this.requestId = requestId;
        this.outcome = outcome;
    }

    public long requestId() {
        return requestId;
    }

    public Outcome outcome() {
        return outcome;
    }

    /**
     * How a request ended.
     *
     * @param by name of the person; null if the reader may not see that account
     */
    public record Outcome(TierChangeStatus status, @Nullable String by, Instant at) {}
}
