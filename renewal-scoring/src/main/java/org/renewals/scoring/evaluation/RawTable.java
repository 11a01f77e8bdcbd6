package org.renewals.scoring.evaluation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.renewals.ingest.file.TableFiles;
import org.renewals.ingest.file.TableOptions;
import org.renewals.ingest.file.TableRow;
import org.renewals.ingest.file.TableSource;
import org.renewals.shared.Refused;

/** A whole file as text by column. */
final class RawTable {

    private final List<String> header;
    private final List<String[]> rows;
    private final int damaged;

    private RawTable(List<String> header, List<String[]> rows, int damaged) {
        this.header = header;
        this.rows = rows;
        this.damaged = damaged;
    }

    /** @throws Refused if the file cannot be read as a table, or two columns have the same name */
    static RawTable read(Path path, TableOptions options) {
        try (TableSource source = TableFiles.open(path, options)) {
            List<String> header = source.header();
            for (String name : header) {
                if (header.indexOf(name) != header.lastIndexOf(name)) {
                    throw new Refused("evaluate.refused.duplicate-column", name);
                }
            }
            Map<String, String> known = new HashMap<>();
            List<String[]> rows = new ArrayList<>();
            int damaged = 0;
            for (TableRow row = source.next(); row != null; row = source.next()) {
                if (row.damage() != null) {
                    damaged++;
                    continue;
                }
                String[] cells = new String[header.size()];
                for (int c = 0; c < cells.length; c++) {
                    String cell = row.cell(c).strip();
                    cells[c] = known.computeIfAbsent(cell, text -> text);
                }
                rows.add(cells);
            }
            return new RawTable(header, rows, damaged);
        }
    }

    /**
     * The column called so; blanks and capitals count only where columns differ in nothing else.
     *
     * @throws Refused if there is none, with the names there are
     */
    int column(String name) {
        int exact = header.indexOf(name.strip());
        if (exact >= 0) {
            return exact;
        }
        int found = -1;
        for (int c = 0; c < header.size(); c++) {
            if (plain(header.get(c)).equalsIgnoreCase(plain(name))) {
                if (found >= 0) {
                    throw unknown(name);
                }
                found = c;
            }
        }
        if (found < 0) {
            throw unknown(name);
        }
        return found;
    }

    private Refused unknown(String name) {
        return new Refused("evaluate.refused.column", name, header.stream().collect(Collectors.joining(", ")));
    }

    private static String plain(String name) {
        return name.strip().replaceAll("\\s+", " ");
    }

    List<String> header() {
        return header;
    }

    int size() {
        return rows.size();
    }

    String cell(int row, int column) {
        return rows.get(row)[column];
    }

    /** The same table with only those rows. */
    RawTable only(List<Integer> indices) {
        return new RawTable(header, indices.stream().map(rows::get).toList(), damaged);
    }

    /** Rows that were left out because they have too many or too few cells. */
    int damaged() {
        return damaged;
    }

    /** A column's cells; null for a missing one. */
    List<@Nullable String> cells(int column) {
        List<@Nullable String> cells = new ArrayList<>(rows.size());
        for (String[] row : rows) {
            cells.add(CellReader.isMissing(row[column]) ? null : row[column]);
        }
        return cells;
    }
}
