package org.renewals.reports.content;

import java.util.List;

/** A row of a table; the first cell is its head. */
public record Row(Kind kind, List<Cell> cells) {

    /** What the row is to the others. */
    public enum Kind {
        NORMAL,
        /** Part of the row above, not to be added to it. */
        PART,
        TOTAL
    }

    public Row {
        cells = List.copyOf(cells);
    }

    public static Row of(List<Cell> cells) {
        return new Row(Kind.NORMAL, cells);
    }
}
