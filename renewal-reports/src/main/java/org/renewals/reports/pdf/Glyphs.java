package org.renewals.reports.pdf;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/**
 * Replaces what the document font cannot show. PDF writers drop such characters without a word, and a customer's name
 * would be printed wrong; here they become {@value #REPLACEMENT}, the printer's mark for a missing character, and are
 * remembered. A document says what the mark means as soon as it contains one.
 */
final class Glyphs {

    /** The geta mark, U+3013. */
    static final String REPLACEMENT = "〓";

    private final IntPredicate known;
    private final SortedSet<Integer> missing = new TreeSet<>();

    Glyphs(IntPredicate known) {
        this.known = known;
    }

    /** The text with {@value #REPLACEMENT} for every character that cannot be shown, and without invisible ones. */
    String showable(String text) {
        if (text.codePoints().allMatch(this::shownAsIs)) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(codePoint -> {
            if (shownAsIs(codePoint)) {
                shown.appendCodePoint(codePoint);
            } else if (!invisible(codePoint)) {
                missing.add(codePoint);
                shown.append(REPLACEMENT);
            }
        });
        return shown.toString();
    }

    private boolean shownAsIs(int codePoint) {
        return codePoint == '\n' || codePoint == '\r' || codePoint == '\t' || known.test(codePoint);
    }

    /** Controls, format characters and variation selectors: they show nothing, so nothing is missing without them. */
    private static boolean invisible(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || (codePoint >= 0xFE00 && codePoint <= 0xFE0F)
                || (codePoint >= 0xE0100 && codePoint <= 0xE01EF);
    }

    SortedSet<Integer> missing() {
        return Collections.unmodifiableSortedSet(missing);
    }
}
