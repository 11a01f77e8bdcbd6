package org.renewals.alarm;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/** The two anomalies a customer can have in a month (requirements 5.3). */
public enum AnomalyKind {
    /** Unusually many members are suspended or gone. */
    STATUS,
    /** The members call unusually little. */
    CALL;

    @EnumeratedValue
    private final String code = name().toLowerCase(Locale.ROOT);

    /** The word in files and in the database, such as {@code status}. */
    public String code() {
        return code;
    }

    /** Message key of the kind's name. */
    public String key() {
        return "score.anomaly." + code;
    }
}
