package org.renewals.ingest.load;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.renewals.ingest.file.Rejection;
import org.renewals.ingest.target.Column;
import org.renewals.ingest.target.MonthType;
import org.renewals.ingest.target.RowCheck;
import org.renewals.ingest.target.TargetFile;
import org.renewals.ingest.target.TargetRows;

/**
 * Checks rows one by one and copies the sound ones into the temporary table {@code stage}. The server takes them in while the
 * next ones are read: the socket between is the queue.
 */
final class Staging {

    /** Rows between two reports of progress. */
    private static final int PROGRESS_ROWS = 50_000;

    private final TargetFile target;
    private final TargetRows rows;
    private final RejectionLog rejections;
    private final boolean[] present;
    private final String[] headers;
    private final int[] keyIndexes;
    private final int monthIndex;
    private final Set<String> months = new TreeSet<>();
    private @Nullable String lastMonth;
    private long staged;
    private long perhapsRepeated;

    Staging(TargetRows rows, RejectionLog rejections) {
        this.target = rows.target();
        this.rows = rows;
        this.rejections = rejections;
        this.present = rows.present();
        this.headers = rows.headers();
        this.keyIndexes = target.key().stream().mapToInt(target::indexOf).toArray();
        List<Column> columns = target.columns();
        int month = -1;
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).type() instanceof MonthType) {
                month = i;
            }
        }
        this.monthIndex = month;
    }

    /** @param expectedRows a guess that decides how much memory finding duplicates takes */
    void copy(Sql sql, long expectedRows, LongConsumer progress) throws SQLException, IOException {
        createTable(sql);
        CopyIn copy = sql.connection().unwrap(PGConnection.class).getCopyAPI().copyIn(copyStatement());
        boolean complete = false;
        try {
            CopyText text = new CopyText((bytes, length) -> send(copy, bytes, length));
            copyRows(text, new SeenKeys(expectedRows), progress);
            text.flush();
            complete = true;
        } finally {
            // A refused file ends the copy as well: cancelling it would take the whole transaction along.
            if (complete || copy.isActive()) {
                copy.endCopy();
            }
        }
        rejections.flush();
        sql.update("analyze stage");
    }

    private static void send(CopyIn copy, byte[] bytes, int length) throws IOException {
        try {
            copy.writeToCopy(bytes, 0, length);
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private void createTable(Sql sql) throws SQLException {
        String columns = target.columns().stream()
                .map(column -> '"' + column.name() + "\" " + column.type().sqlType())
                .collect(Collectors.joining(", "));
        sql.update("drop table if exists stage");
        sql.update("create temp table stage (line bigint not null, perhaps_seen boolean not null, " + columns
                + ") on commit drop");
    }

    private String copyStatement() {
        StringBuilder columns = new StringBuilder("copy stage (line, perhaps_seen");
        for (int i = 0; i < present.length; i++) {
            if (present[i]) {
                columns.append(", \"").append(target.columns().get(i).name()).append('"');
            }
        }
        return columns.append(") from stdin").toString();
    }

    private void copyRows(CopyText text, SeenKeys seen, LongConsumer progress) throws IOException {
        RowCheck check = new RowCheck(target);
        while (rows.next()) {
            if (rows.read() % PROGRESS_ROWS == 0) {
                progress.accept(rows.read());
            }
            Rejection rejection = rows.rejection();
            if (rejection == null) {
                rejection = check.check(rows.line(), rows.raw(), headers);
            }
            if (rejection != null) {
                rejections.add(rejection);
                continue;
            }
            copyRow(text, seen, check.row());
        }
    }

    private void copyRow(CopyText text, SeenKeys seen, @Nullable String[] row) throws IOException {
        seen.begin();
        for (int index : keyIndexes) {
            seen.part(Objects.requireNonNullElse(row[index], ""));
        }
        boolean perhaps = seen.perhapsSeenBefore();
        staged++;
        perhapsRepeated += perhaps ? 1 : 0;
        if (monthIndex >= 0) {
            String month = row[monthIndex];
            if (month != null && !month.equals(lastMonth)) {
                lastMonth = month;
                months.add(month);
            }
        }
        text.value(rows.line()).value(perhaps ? "t" : "f");
        for (int i = 0; i < present.length; i++) {
            if (present[i]) {
                text.value(row[i]);
            }
        }
        text.endRow();
    }

    /** Rows in the table. */
    long staged() {
        return staged;
    }

    /** Whether two rows may have the same key. */
    boolean perhapsRepeated() {
        return perhapsRepeated > 0;
    }

    /** First days of all months that occur, for files of monthly facts. */
    Set<String> months() {
        return months;
    }
}
