package org.renewals.analysis.customer;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Words to search for as people type them. */
public final class Search {

    private static final int LONGEST = 100;

    /** Fewer letters begin too many names to mean one. */
    private static final int FEWEST_INITIALS = 2;

    /** As many letters as an index of parts needs; fewer are looked for at the beginning only. */
    private static final int INITIALS_ANYWHERE = 3;

    /** What the index of codes can look for anywhere in them; anything shorter it only knows at their beginning. */
    private static final Pattern CODE_PART = Pattern.compile("[\\p{L}\\p{N}]{3}");

    private static final Pattern SIGNIFICANT = Pattern.compile("[\\p{L}\\p{N}]");

    private static final Pattern INITIALS = Pattern.compile("[a-z0-9]*[a-z][a-z0-9]*");

    private Search() {}

    /** Full-width characters become plain ones; what no name holds becomes space; what is longer than any name is cut. */
    public static String plain(String typed) {
        String text = Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .replaceAll("\\p{Cntrl}", " ")
                .strip();
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    /** The operator for {@link #pattern}: folding the case of every name is dear, and Chinese has none. */
    static String operator(String text) {
        return text.equals(text.toLowerCase(Locale.ROOT)) && text.equals(text.toUpperCase(Locale.ROOT))
                ? "like"
                : "ilike";
    }

    /** What finds the text anywhere in another with {@link #operator}; nothing in it works as a wildcard. */
    public static String pattern(String text) {
        return "%" + prefix(text);
    }

    /** What finds the text at the beginning of another. */
    public static String prefix(String text) {
        return text.replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }

    /** The text as {@code initials} columns have it; empty for what cannot be initials. */
    public static String initials(String plain) {
        String letters = plain.toLowerCase(Locale.ROOT).replace(" ", "");
        return letters.length() >= FEWEST_INITIALS && INITIALS.matcher(letters).matches() ? letters : "";
    }

    /**
     * Whether a customer's code, name or the initials of its pinyin hold the text, as SQL with the named parameters of
     * {@link #parameters}. Over the table itself, each of the three is answered by an index: what the index of codes could
     * answer only by reading all of them is not asked, so that two characters are looked for at the beginning of codes only.
     *
     * @param alias of something with the columns {@code code}, {@code search_name} and {@code initials} of a customer
     * @param plain as {@link #plain} gives it, not empty
     */
    public static String condition(String alias, String plain) {
        return ("((%1$s.search_name like :searchName"
                        // says no more than the pattern does, but to the index
                        + " and text_pairs(%1$s.search_name) @> cast(:searchPairs as text[]))"
                        + (isSignificant(plain) ? " or " + code(plain) + " :searchCode" : "")
                        + (initials(plain).isEmpty() ? "" : " or %1$s.initials like :searchInitials") + ")")
                .formatted(alias);
    }

    private static String code(String plain) {
        return isCodePart(plain) ? "%1$s.code " + operator(plain) : "lower(%1$s.code) like";
    }

    private static boolean isCodePart(String plain) {
        return CODE_PART.matcher(plain).find();
    }

    /** The values for {@link #condition}: exactly those it names. */
    public static Map<String, Object> parameters(String plain) {
        Map<String, Object> parameters = new HashMap<>();
        String lower = plain.toLowerCase(Locale.ROOT);
        if (isSignificant(plain)) {
            parameters.put("searchCode", isCodePart(plain) ? pattern(plain) : prefix(lower));
        }
        parameters.put("searchName", pattern(lower));
        parameters.put("searchPairs", pairs(lower).toArray(String[]::new));
        String initials = initials(plain);
        if (!initials.isEmpty()) {
            parameters.put(
                    "searchInitials", initials.length() < INITIALS_ANYWHERE ? prefix(initials) : pattern(initials));
        }
        return parameters;
    }

    /**
     * Has the statements of the transaction planned for the very text that is looked for. A statement sent often enough is
     * planned once for any text, and such a plan can use no index of texts: it reads every customer.
     */
    static void plannedForItsText(JdbcClient jdbc) {
        jdbc.sql("select set_config('plan_cache_mode', 'force_custom_plan', true)")
                .query(String.class)
                .single();
    }

    /** Whether it has a letter or digit: without one it is in no code. */
    static boolean isSignificant(String plain) {
        return SIGNIFICANT.matcher(plain).find();
    }

    /** What {@code text_pairs} has of every name that holds the text: each two of its characters, or the only one. */
    static List<String> pairs(String lower) {
        int[] characters = lower.codePoints().toArray();
        return characters.length < 2
                ? List.of(lower)
                : IntStream.range(1, characters.length)
                        .mapToObj(i -> new String(characters, i - 1, 2))
                        .distinct()
                        .toList();
    }
}
