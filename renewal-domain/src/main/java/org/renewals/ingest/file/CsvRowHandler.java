package org.renewals.ingest.file;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Collects the cells of one CSV record. Monthly files repeat themselves from row to row (the month, zeros, empty cells), so
 * a cell equal to the one above it shares its text instead of being made anew.
 */
final class CsvRowHandler extends CsvCallbackHandler<TableRow> {

    /** Most characters of one record, so that many long cells cannot add up to what one must not be. */
    private static final int MAX_ROW_CHARACTERS = 2 * TableSource.MAX_CELL_CHARACTERS;

    private final String fileName;
    private String[] above = new String[0];
    private String[] cells = new String[16];
    private int count;
    private long characters;
    private long line;
    private boolean blank;
    private RecordType type = RecordType.DATA;
    private int expected = -1;

    CsvRowHandler(String fileName) {
        this.fileName = fileName;
    }

    @Override
    protected RecordType getRecordType() {
        return type;
    }

    @Override
    protected int getFieldCount() {
        return count;
    }

    @Override
    protected void beginRecord(long startingLineNumber) {
        line = startingLineNumber;
        count = 0;
        characters = 0;
        blank = true;
        type = RecordType.DATA;
    }

    @Override
    protected void addField(char[] buffer, int offset, int length, boolean quoted) {
        characters += length;
        if (characters > MAX_ROW_CHARACTERS) {
            throw new ImportRefused("import.refused.row-too-long", fileName, line(), MAX_ROW_CHARACTERS + "");
        }
        if (count == TableSource.MAX_COLUMNS) {
            throw new ImportRefused("import.refused.too-many-columns", fileName, line(), TableSource.MAX_COLUMNS + "");
        }
        if (count == cells.length) {
            cells = Arrays.copyOf(cells, count * 2);
        }
        String cell = length == 0 ? "" : text(buffer, offset, length);
        cells[count++] = cell;
        blank = blank && cell.isBlank();
    }

    private String text(char[] buffer, int offset, int length) {
        if (count < above.length) {
            String candidate = above[count];
            if (candidate.length() == length && matches(candidate, buffer, offset)) {
                return candidate;
            }
        }
        return new String(buffer, offset, length);
    }

    private static boolean matches(String candidate, char[] buffer, int offset) {
        for (int i = 0; i < candidate.length(); i++) {
            if (candidate.charAt(i) != buffer[offset + i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    protected void setComment(char[] buffer, int offset, int length) {
        throw new IllegalStateException("comments are not enabled");
    }

    @Override
    protected void setEmpty() {
        type = RecordType.EMPTY;
        count = 1;
    }

    @Override
    protected @Nullable TableRow buildRecord() {
        if (type == RecordType.EMPTY || blank) {
            return null;
        }
        String[] row = Arrays.copyOf(cells, count);
        above = row;
        if (expected < 0) {
            expected = count;
        }
        Rejection damage = count == expected
                ? null
                : new Rejection(line, "", Objects.toString(row[0], ""), Reason.of("cell-count", count, expected));
        return new TableRow(line, row, damage);
    }

    /** Line of the record being read or last read, as text. */
    String line() {
        return Long.toString(line);
    }
}
