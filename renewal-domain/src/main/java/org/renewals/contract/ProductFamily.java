package org.renewals.contract;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/** Families of products (contract.md section 2, {@code products}). */
public enum ProductFamily {
    STANDARD,
    APPLICATION,
    OTHER;

    @EnumeratedValue
    private final String code = name().toLowerCase(Locale.ROOT);

    /** The word used in files and the database. */
    public String code() {
        return code;
    }
}
