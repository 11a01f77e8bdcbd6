package org.renewals.ingest.file;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a cell's number format makes of its number. */
enum DateFormat {
    NONE,
    /** Shows a year and a month but no day, as Excel does with a month typed in. */
    MONTH,
    DATE;

    /** Built-in formats, those of Chinese Excel included (ECMA-376 part 1, 18.8.30). */
    private static final Set<Integer> MONTHS = Set.of(17, 27, 36, 50, 52, 57);

    private static final Set<Integer> DATES = Set.of(14, 15, 16, 22, 28, 29, 30, 31, 51, 53, 54, 58);
    private static final int FIRST_CUSTOM = 164;

    static DateFormat of(@Nullable Integer id, @Nullable String pattern) {
        if (id == null) {
            return NONE;
        }
        if (MONTHS.contains(id)) {
            return MONTH;
        }
        if (DATES.contains(id)) {
            return DATE;
        }
        if (id < FIRST_CUSTOM || pattern == null) {
            return NONE;
        }
        String letters = pattern.replaceAll("\"[^\"]*\"|\\[[^]]*]|\\\\.", "").toLowerCase(Locale.ROOT);
        if (letters.contains("d") || letters.contains("日")) {
            return DATE;
        }
        return letters.contains("y") && letters.contains("m") ? MONTH : NONE;
    }
}
