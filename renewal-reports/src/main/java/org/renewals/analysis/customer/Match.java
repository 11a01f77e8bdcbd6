package org.renewals.analysis.customer;

import java.util.Locale;

/** How well what was found fits what was typed, the best first. */
public enum Match {
    /** The whole code or the whole name. */
    EXACT,
    /** The code begins with it. */
    CODE,
    /** The name begins with it. */
    NAME,
    /** The initials of the name's pinyin begin with it. */
    INITIALS,
    /** It stands somewhere in code, name or initials. */
    PART;

    /**
     * @param plain as {@link Search#plain} gives it
     * @param initials of the name's pinyin, in small letters
     */
    public static Match of(String plain, String code, String name, String initials) {
        String wanted = plain.toLowerCase(Locale.ROOT);
        String codeFound = code.toLowerCase(Locale.ROOT);
        String nameFound = Search.plain(name).toLowerCase(Locale.ROOT);
        if (codeFound.equals(wanted) || nameFound.equals(wanted)) {
            return EXACT;
        }
        if (codeFound.startsWith(wanted)) {
            return CODE;
        }
        if (nameFound.startsWith(wanted)) {
            return NAME;
        }
        String letters = Search.initials(plain);
        return !letters.isEmpty() && initials.startsWith(letters) ? INITIALS : PART;
    }
}
