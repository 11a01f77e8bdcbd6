package org.renewals.scoring.anomaly;

import java.util.Locale;

/** Whose customers a threshold is for, widest first. */
public enum ThresholdScope {
    PROVINCE,
    CITY,
    MANAGER;

    /** The word in files and in the database, such as {@code province}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
