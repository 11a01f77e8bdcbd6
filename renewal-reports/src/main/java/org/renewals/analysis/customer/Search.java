package org.renewals.analysis.customer;

import java.text.Normalizer;
import java.util.Locale;

/** Words to search for as people type them. */
public final class Search {

    private static final int LONGEST = 100;

    private Search() {}

    /** Full-width characters become plain ones; what no name holds becomes space; what is longer than any name is cut. */
    public static String plain(String typed) {
        String text = Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .replaceAll("\\p{Cntrl}", " ")
                .strip();
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    /** The operator for {@link #pattern}: folding the case of every name is dear, and Chinese has none. */
    public static String operator(String text) {
        return text.equals(text.toLowerCase(Locale.ROOT)) && text.equals(text.toUpperCase(Locale.ROOT))
                ? "like"
                : "ilike";
    }

    /** What finds the text anywhere in another with {@link #operator}; nothing in it works as a wildcard. */
    public static String pattern(String text) {
        return "%" + text.replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }
}
