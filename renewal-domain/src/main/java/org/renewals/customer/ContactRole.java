package org.renewals.customer;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/** What a contact decides about (contract.md section 2, {@code contacts}). */
public enum ContactRole {
    DECISION,
    TECHNICAL,
    USER,
    PAYER;

    @EnumeratedValue
    private final String code = name().toLowerCase(Locale.ROOT);

    /** The word used in files and the database. */
    public String code() {
        return code;
    }
}
