package org.renewals.scoring.risk;

import java.util.Locale;

/** How much speaks for losing a customer, least first. */
public enum RiskLevel {
    LOW,
    MEDIUM,
    HIGH,
    VERY_HIGH;

    /** The word in files and in the database, such as {@code very_high}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
