package org.renewals.service;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/** What customers are asked (contract.md section 2, {@code surveys}). */
public enum SurveyQuestion {
    SATISFACTION,
    LOYALTY,
    IMAGE,
    SERVICE,
    COOPERATION,
    NPS;

    @EnumeratedValue
    private final String code = name().toLowerCase(Locale.ROOT);

    /** The word used in files and the database. */
    public String code() {
        return code;
    }
}
