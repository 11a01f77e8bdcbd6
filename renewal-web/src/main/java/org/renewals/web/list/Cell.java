package org.renewals.web.list;

import org.jspecify.annotations.Nullable;

/**
 * A cell as a page shows it.
 *
 * @param text what stands in it; for chips the code that is shown as one
 * @param css of a text that is good or bad news; null for plain text
 * @param href what it opens; null for nothing
 * @param title the whole of a text that may be cut; null where none is needed
 */
public record Cell(
        Kind kind,
        String text,
        @Nullable String css,
        @Nullable String href,
        @Nullable String title) {

    /** How a cell is drawn. */
    public enum Kind {
        TEXT,
        NAME,
        NUMBER,
        DATE,
        TIER,
        RISK,
        CHIP,
        LINK,
        SENTENCE
    }

    public static Cell text(@Nullable String text) {
        return new Cell(Kind.TEXT, text == null ? "" : text, null, null, null);
    }

    /** The row's name, cut where it is too long for the table. */
    public static Cell name(String text, @Nullable String href) {
        return new Cell(Kind.NAME, text, null, href, text);
    }

    /** The row's name with more about it, such as the code. */
    public static Cell name(String text, @Nullable String href, String title) {
        return new Cell(Kind.NAME, text, null, href, title);
    }

    public static Cell number(String text) {
        return new Cell(Kind.NUMBER, text, null, null, null);
    }

    public static Cell number(String text, String css) {
        return new Cell(Kind.NUMBER, text, css.isEmpty() ? null : css, null, null);
    }

    public static Cell date(@Nullable Object day) {
        return new Cell(Kind.DATE, day == null ? "" : day.toString(), null, null, null);
    }

    public static Cell tier(@Nullable Object tier) {
        return tier == null ? text(null) : new Cell(Kind.TIER, tier.toString(), null, null, null);
    }

    /** A text that is wrapped, where one that is cut would not tell what it is about. */
    public static Cell sentence(@Nullable String text) {
        return new Cell(Kind.SENTENCE, text == null ? "" : text, null, null, null);
    }

    /** A text that opens something. */
    public static Cell link(String text, String href) {
        return new Cell(Kind.LINK, text, null, href, null);
    }

    /** A word in a box whose class gives it colour and shape. */
    public static Cell chip(String text, String css) {
        return new Cell(Kind.CHIP, text, css, null, null);
    }

    /** @param code of a risk level, or the word for a customer that was not rated */
    public static Cell risk(String code) {
        return new Cell(Kind.RISK, code, null, null, null);
    }
}
