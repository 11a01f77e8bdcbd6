package org.renewals.ingest.profile;

import java.util.Map;

/** Where an expression finds what its placeholders and lookups name. */
interface Values {

    /**
     * The text behind a placeholder: a column of the source, {@code $constant}, {@code @column} of the target computed before,
     * or {@code term.…}. Empty where there is none.
     */
    String get(String name);

    /** What a key stands for in each lookup. */
    Map<String, Map<String, String>> lookups();
}
