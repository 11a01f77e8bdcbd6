package org.renewals.tier.change;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/** Life of a request: submitted, then once and for good one of the others (requirements 5.1). */
public enum TierChangeStatus {
    SUBMITTED,
    APPROVED,
    REJECTED,
    WITHDRAWN;

    @EnumeratedValue
    private final String code = name().toLowerCase(Locale.ROOT);

    /** The word used in the database and in message keys. */
    public String code() {
        return code;
    }
}
