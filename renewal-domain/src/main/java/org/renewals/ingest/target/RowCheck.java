package org.renewals.ingest.target;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.renewals.ingest.file.Reason;
import org.renewals.ingest.file.Rejection;

/**
 * Turns the texts of one row into what the database reads, or says what is wrong with the first column that is wrong. One
 * instance per file and thread: it remembers the last value of each column, since monthly files repeat them.
 */
public final class RowCheck {

    private final List<Column> columns;
    private final List<RowRule> rules;
    private final ColumnType[] types;
    private final @Nullable String[] lastRaw;
    private final @Nullable String[] lastCanonical;
    private final @Nullable String[] row;

    public RowCheck(TargetFile target) {
        this.columns = target.columns();
        this.rules = target.rules();
        this.types = columns.stream().map(Column::type).toArray(ColumnType[]::new);
        this.lastRaw = new String[columns.size()];
        this.lastCanonical = new String[columns.size()];
        this.row = new String[columns.size()];
    }

    /**
     * Checks a row. The canonical values are in {@link #row} afterwards, until the next call.
     *
     * @param raw texts by column of the target file; empty where missing
     * @param headers how the input names its columns, by column of the target file
     * @return null if the row is sound
     */
    public @Nullable Rejection check(long line, String[] raw, String[] headers) {
        for (int i = 0; i < raw.length; i++) {
            String text = raw[i];
            if (text.equals(lastRaw[i])) {
                row[i] = lastCanonical[i];
                continue;
            }
            String value = trimmed(text);
            String canonical = value.isEmpty() ? null : types[i].canonical(value);
            if (canonical == null) {
                if (!value.isEmpty()) {
                    return new Rejection(line, headers[i], text, reason(types[i], value));
                }
                if (columns.get(i).required()) {
                    return new Rejection(line, headers[i], text, Reason.of("required"));
                }
            }
            lastRaw[i] = text;
            lastCanonical[i] = canonical;
            row[i] = canonical;
        }
        for (RowRule rule : rules) {
            RowRule.Violation violation = rule.check(row);
            if (violation != null) {
                return new Rejection(line, headers[violation.column()], raw[violation.column()], violation.reason());
            }
        }
        return null;
    }

    /** Canonical values of the row checked last, by column of the target file; null where missing. */
    public @Nullable String[] row() {
        return row;
    }

    private static Reason reason(ColumnType type, String value) {
        int control = controlCharacter(value);
        return control < 0
                ? type.refusal()
                : Reason.of("control-character", String.format("U+%04X", (int) value.charAt(control)), control + 1);
    }

    private static int controlCharacter(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (Character.isISOControl(value.charAt(i))) {
                return i;
            }
        }
        return -1;
    }

    private static String trimmed(String text) {
        int end = text.length();
        if (end == 0 || (solid(text.charAt(0)) && solid(text.charAt(end - 1)))) {
            return text;
        }
        int start = 0;
        while (start < end && blank(text.charAt(start))) {
            start++;
        }
        while (end > start && blank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean solid(char c) {
        return c > ' ' && c < 0x7F;
    }

    /** Blanks of any script, the no-break space of web pages included. */
    private static boolean blank(char c) {
        return Character.isWhitespace(c) || c == '\u00A0' || c == '\u2007' || c == '\u202F' || c == '\uFEFF';
    }
}
