package org.renewals.ingest.file;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One row of a file, cells as text. */
public final class TableRow {

    private final long line;
    private final String[] cells;
    private final @Nullable Rejection damage;
    private final Map<Integer, Rejection> unreadable;

    TableRow(long line, String[] cells, @Nullable Rejection damage) {
        this(line, cells, damage, Map.of());
    }

    TableRow(long line, String[] cells, @Nullable Rejection damage, Map<Integer, Rejection> unreadable) {
        this.line = line;
        this.cells = cells;
        this.damage = damage;
        this.unreadable = unreadable;
    }

    /** Line of the file (CSV) or row of the sheet (XLSX), starting with 1. */
    public long line() {
        return line;
    }

    /** The cell under the header of that index; empty where the row is shorter. */
    public String cell(int index) {
        return index < cells.length ? cells[index] : "";
    }

    public List<String> cells() {
        return List.of(cells);
    }

    /** What makes the row unreadable as a row, whatever its columns mean; null for a sound row. */
    public @Nullable Rejection damage() {
        return damage;
    }

    /** Cells whose value must not be believed (formulas, errors), by index; they matter only where the column does. */
    public Map<Integer, Rejection> unreadable() {
        return unreadable;
    }
}
