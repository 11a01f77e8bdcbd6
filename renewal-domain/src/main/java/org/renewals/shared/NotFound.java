package org.renewals.shared;

/**
 * A thing that does not exist or that the asker may not see; both look alike to the asker, always (contract.md section 3).
 */
public class NotFound extends RuntimeException {

    /**
     * @param kind what was asked for, for the log only
     * @param id by which key, for the log only
     */
    public NotFound(String kind, Object id) {
        super(kind + " " + id);
    }
}
