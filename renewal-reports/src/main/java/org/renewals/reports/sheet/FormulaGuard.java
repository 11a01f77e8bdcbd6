package org.renewals.reports.sheet;

/** Keeps text from data from being run by the spreadsheet that opens it (OWASP ASVS 1.2.10). */
final class FormulaGuard {

    /** What formulas begin with, plain and full-width, and what may stand before it unseen. */
    private static final String BEGINNINGS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private FormulaGuard() {}

    /** The text itself, or with an apostrophe in front if it could be taken for a formula. */
    static String guarded(String text) {
        return !text.isEmpty() && BEGINNINGS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
