package org.renewals.customer;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/** Where a customer stands (contract.md section 2, {@code customers}). */
public enum CustomerStatus {
    PROSPECT,
    ACTIVE,
    SILENT,
    LEFT;

    @EnumeratedValue
    private final String code = name().toLowerCase(Locale.ROOT);

    /** The word used in files and the database. */
    public String code() {
        return code;
    }
}
