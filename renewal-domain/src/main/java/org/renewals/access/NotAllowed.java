package org.renewals.access;

/**
 * Somebody used a function that is not theirs. Whether the thing exists plays no part: it is said before anything is looked
 * up (contract.md section 3).
 */
public class NotAllowed extends RuntimeException {

    /** @param message who tried what, for the log only */
    public NotAllowed(String message) {
        super(message);
    }
}
