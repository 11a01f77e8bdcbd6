package org.renewals.contract;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/** How the term of a contract ended (contract.md section 2, {@code contracts}). */
public enum ContractOutcome {
    OPEN,
    RENEWED,
    LOST;

    @EnumeratedValue
    private final String code = name().toLowerCase(Locale.ROOT);

    /** The word used in files and the database. */
    public String code() {
        return code;
    }
}
