package org.renewals.analysis.customer;

import java.text.Normalizer;

/** Words to search for as people type them. */
final class Search {

    private static final int LONGEST = 100;

    private Search() {}

    /** Full-width characters become plain ones; what no name holds becomes space; what is longer than any name is cut. */
    static String plain(String typed) {
        String text = Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .replaceAll("\\p{Cntrl}", " ")
                .strip();
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    /** What finds the text anywhere in another with {@code ilike}; nothing in it works as a wildcard. */
    static String pattern(String text) {
        return "%" + text.replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }
}
