package org.renewals.ingest.profile;

import org.renewals.ingest.file.Reason;

/** A value of the source that an expression can make nothing of; the row is rejected for it. */
final class UnusableValue extends RuntimeException {

    private final transient Reason reason;

    UnusableValue(Reason reason) {
        super(reason.toString(), null, false, false);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
