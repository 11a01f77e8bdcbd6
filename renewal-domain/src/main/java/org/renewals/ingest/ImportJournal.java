package org.renewals.ingest;

import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.renewals.ingest.file.Rejection;
import org.renewals.ingest.load.LoadCounts;
import org.renewals.ingest.load.Sql;
import org.renewals.shared.Refused;

/** Keeps every import for the administrators' page: who, when, what, and why rows or the whole were refused. */
final class ImportJournal {

    private static final String REFUSAL = "jsonb_build_object('key', ?::text, 'arguments', to_jsonb(?::text[]))";

    private final Clock clock;

    ImportJournal(Clock clock) {
        this.clock = clock;
    }

    /** Opens a batch and returns its number. */
    int begin(Sql sql, ImportOptions options) throws SQLException {
        return (int) sql.number(
                "insert into import_batch (account_id, actor, started_at, status, correction, profile)"
                        + " values (?, ?, ?, 'running', ?, ?) returning id",
                options.accountId(),
                options.actor(),
                OffsetDateTime.now(clock),
                options.correction(),
                options.profile() == null
                        ? null
                        : String.valueOf(options.profile().getFileName()));
    }

    /** Batches whose process died; whoever holds the import lock may say so. */
    void closeInterrupted(Sql sql, int present) throws SQLException {
        sql.update(
                "update import_batch set status = 'failed', finished_at = ?, failure = " + REFUSAL
                        + " where status = 'running' and id <> ?",
                OffsetDateTime.now(clock),
                "import.refused.interrupted",
                new String[0],
                present);
    }

    void done(Sql sql, int batch) throws SQLException {
        sql.update(
                "update import_batch set status = 'done', finished_at = ? where id = ?",
                OffsetDateTime.now(clock),
                batch);
    }

    void failed(Sql sql, int batch, Refused why) throws SQLException {
        sql.update(
                "update import_batch set status = 'failed', finished_at = ?, failure = " + REFUSAL + " where id = ?",
                OffsetDateTime.now(clock),
                why.key(),
                arguments(why),
                batch);
    }

    /** A dry run: what it found is kept, what it loaded is not. */
    void checked(Sql sql, int batch) throws SQLException {
        sql.update(
                "update import_batch set status = 'checked', finished_at = ? where id = ?",
                OffsetDateTime.now(clock),
                batch);
    }

    void files(Sql sql, int batch, List<FileReport> files) throws SQLException {
        for (int position = 0; position < files.size(); position++) {
            file(sql, batch, position, files.get(position));
        }
    }

    private static void file(Sql sql, int batch, int position, FileReport file) throws SQLException {
        LoadCounts counts = file.counts();
        Refused refusal = file.refusal();
        sql.update(
                "insert into import_file (batch_id, position, name, target, read, inserted, updated, unchanged, rejected,"
                        + " filtered, unknown_columns, refusal) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
                        + (refusal == null ? "null" : REFUSAL) + ")",
                withRefusal(
                        refusal,
                        batch,
                        position,
                        file.name(),
                        file.target() == null ? "" : file.target().fileName(),
                        counts.read(),
                        counts.inserted(),
                        counts.updated(),
                        counts.unchanged(),
                        counts.rejected(),
                        counts.filtered(),
                        file.unknownColumns().toArray(String[]::new)));
    }

    private static Object[] withRefusal(@Nullable Refused refusal, Object... parameters) {
        if (refusal == null) {
            return parameters;
        }
        Object[] all = Arrays.copyOf(parameters, parameters.length + 2);
        all[parameters.length] = refusal.key();
        all[parameters.length + 1] = arguments(refusal);
        return all;
    }

    /** Keeps the rejected rows of an import whose files are in the journal already. */
    RejectsFiles.Journal rejectsOf(Sql sql, int batch) {
        return new RejectsFiles.Journal() {

            @Override
            public void header(List<Integer> positions, List<String> header) throws SQLException {
                sql.update(
                        "update import_file set header = ? where batch_id = ? and position = any(?::int[])",
                        header.toArray(String[]::new),
                        batch,
                        positions.stream().map(String::valueOf).toArray(String[]::new));
            }

            @Override
            public void reject(int position, Rejection rejection, List<String> fields) throws SQLException {
                sql.update(
                        "insert into import_reject (batch_id, position, line, column_name, value, reason_key, reason_args,"
                                + " fields) values (?, ?, ?, ?, ?, ?, to_jsonb(?::text[]), ?)",
                        batch,
                        position,
                        rejection.line(),
                        rejection.column(),
                        rejection.value(),
                        rejection.reason().key(),
                        rejection.reason().arguments().toArray(String[]::new),
                        fields.stream()
                                .map(field -> field.replace('\0', '\uFFFD'))
                                .toArray(String[]::new));
            }
        };
    }

    private static String[] arguments(Refused refused) {
        return refused.arguments().stream().map(String::valueOf).toArray(String[]::new);
    }
}
