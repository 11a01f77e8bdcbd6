package org.renewals.reports.content;

import java.util.List;

/**
 * A cell of a table.
 *
 * @param style a class of the style sheet; may be empty
 * @param bar segments drawn in place of a text, as an aid beside columns that hold the same figures
 */
public record Cell(String text, String style, List<Segment> bar) {

    /**
     * A piece of a bar.
     *
     * @param style a class of the style sheet, for the colour
     * @param width in tenths of a millimetre
     */
    public record Segment(String style, int width) {}

    public Cell {
        bar = List.copyOf(bar);
    }

    public static Cell of(String text) {
        return new Cell(text, "", List.of());
    }

    public static Cell of(String text, String style) {
        return new Cell(text, style, List.of());
    }

    public static Cell bar(List<Segment> segments) {
        return new Cell("", "", segments);
    }
}
