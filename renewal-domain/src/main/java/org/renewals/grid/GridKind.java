package org.renewals.grid;

import java.util.Locale;

/** The levels of grids, from the top, and those that have no place of their own (R093-R098). */
public enum GridKind {
    MAIN,
    SUB,
    MICRO,
    FEATURE;

    /** The word used in files and the database. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for any other word */
    public static GridKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
