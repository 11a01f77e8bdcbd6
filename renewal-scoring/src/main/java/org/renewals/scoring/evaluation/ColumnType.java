package org.renewals.scoring.evaluation;

import java.util.Locale;

/** What a column of a foreign table was taken for. */
public enum ColumnType {
    NUMBER,
    CATEGORY,
    /** Used as day number and as month of the year. */
    DATE,
    /** Names its row, or the few rows of one customer: not used, though rows of the same customer stay together. */
    IDENTIFIER,
    /** One value or none: not used. */
    CONSTANT,
    LABEL,
    DROPPED;

    public boolean isUsed() {
        return this == NUMBER || this == CATEGORY || this == DATE;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
