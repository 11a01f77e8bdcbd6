package org.renewals.ingest.order;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.renewals.ingest.ImportService;
import org.renewals.ingest.order.ImportEntry.Failure;
import org.renewals.ingest.order.ImportEntry.Progress;
import org.renewals.ingest.order.ImportEntry.Totals;
import org.renewals.ingest.order.ImportedFile.RejectedRow;
import org.renewals.shared.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Every import there was, is or waits, from pages and commands alike. Read by administrators. */
@Repository
@Transactional(readOnly = true)
public class ImportHistory {

    /** Rejected rows a page shows of each file; all of them are in the rejects file. */
    public static final int SHOWN_REJECTS = 20;

    /**
     * Who holds the locks is alive: only an order whose runner, and the newest batch while an import, holds its lock is really
     * running.
     */
    private static final String ENTRIES = """
            select o.id as order_id, b.id as batch_id, coalesce(a.name, b.actor) as who,
                   a.id is null as from_command,
                   coalesce(o.ordered_at, b.started_at) as at,
                   case when o.id is null then b.started_at else o.started_at end as started_at,
                   case when o.id is null then b.finished_at else o.finished_at end as finished_at,
                   case when o.status = 'running' and not :running then 'interrupted'
                        when o.status = 'done' and o.dry_run then 'checked'
                        when o.status is not null then o.status
                        when b.status = 'failed' and b.failure ->> 'key' = 'import.refused.interrupted' then 'interrupted'
                        when b.status = 'running' and not (:importing
                            and b.id = (select max(id) from import_batch where status = 'running')) then 'interrupted'
                        else b.status end as state,
                   coalesce(o.dry_run, b.status = 'checked') as dry_run, coalesce(o.correction, b.correction) as correction,
                   o.encoding, b.profile, o.reading, o.lines, o.files_done, o.reference,
                   coalesce(o.failure, b.failure) ->> 'key' as failure_key,
                   array(select jsonb_array_elements_text(coalesce(o.failure, b.failure) -> 'arguments')) as failure_args,
                   f.files, f.refused, f.read, f.inserted, f.updated, f.unchanged, f.rejected
            from (select * from import_order where status not in ('open', 'receiving')) o
            full join import_batch b on b.id = o.batch_id
            left join account a on a.id = coalesce(o.account_id, b.account_id)
            left join lateral (
                select count(*) as files, count(refusal) as refused, coalesce(sum(read), 0) as read,
                       coalesce(sum(inserted), 0) as inserted, coalesce(sum(updated), 0) as updated,
                       coalesce(sum(unchanged), 0) as unchanged, coalesce(sum(rejected), 0) as rejected
                from import_file where batch_id = b.id) f on true
            """;

    private final JdbcClient jdbc;

    ImportHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public int count() {
        return jdbc.sql("""
                        select (select count(*) from import_batch) + (select count(*) from import_order
                            where batch_id is null and status not in ('open', 'receiving'))""").query(Integer.class).single();
    }

    /**
     * Imports, newest first.
     *
     * @param page from 0
     */
    public List<ImportEntry> list(int page, int size) {
        return entries(ENTRIES
                        + "order by coalesce(o.ordered_at, b.started_at) desc, b.id desc nulls first, o.id desc"
                        + " limit :size offset :skip")
                .param("size", size)
                .param("skip", (long) page * size)
                .query((row, number) -> entry(row))
                .list();
    }

    /** @throws NotFound if there is no such order */
    public ImportEntry order(int id) {
        return entries(ENTRIES + "where o.id = :id")
                .param("id", id)
                .query((row, number) -> entry(row))
                .optional()
                .orElseThrow(() -> new NotFound("import", id));
    }

    /** @throws NotFound if there is no such import */
    public ImportEntry batch(int id) {
        return entries(ENTRIES + "where b.id = :id")
                .param("id", id)
                .query((row, number) -> entry(row))
                .optional()
                .orElseThrow(() -> new NotFound("import batch", id));
    }

    private JdbcClient.StatementSpec entries(String query) {
        return jdbc.sql(query)
                .param("running", ImportRunner.isAtWork(jdbc))
                .param("importing", ImportService.isUnderWay(jdbc));
    }

    /** What became of the files of a batch, in the order they were loaded. */
    public List<ImportedFile> files(int batch) {
        return jdbc.sql("""
                        select position, name, target, read, inserted, updated, unchanged, rejected, filtered, unknown_columns,
                               refusal ->> 'key' as failure_key,
                               array(select jsonb_array_elements_text(refusal -> 'arguments')) as failure_args
                        from import_file where batch_id = :batch order by position""")
                .param("batch", batch)
                .query((row, number) -> new ImportedFile(
                        row.getString("name"),
                        row.getString("target"),
                        row.getLong("read"),
                        row.getLong("inserted"),
                        row.getLong("updated"),
                        row.getLong("unchanged"),
                        row.getLong("rejected"),
                        row.getLong("filtered"),
                        texts(row, "unknown_columns"),
                        failure(row, null),
                        rejects(batch, row.getInt("position"))))
                .list();
    }

    private List<RejectedRow> rejects(int batch, int position) {
        return jdbc.sql("""
                        select line, column_name, value, reason_key,
                               array(select jsonb_array_elements_text(reason_args)) as reason_args
                        from import_reject where batch_id = :batch and position = :position order by line limit :shown""")
                .param("batch", batch)
                .param("position", position)
                .param("shown", SHOWN_REJECTS)
                .query((row, number) -> new RejectedRow(
                        row.getLong("line"),
                        Objects.requireNonNullElse(row.getString("column_name"), ""),
                        Objects.requireNonNullElse(row.getString("value"), ""),
                        row.getString("reason_key"),
                        texts(row, "reason_args")))
                .list();
    }

    private static ImportEntry entry(ResultSet row) throws SQLException {
        Integer order = row.getObject("order_id", Integer.class);
        return new ImportEntry(
                order,
                row.getObject("batch_id", Integer.class),
                row.getString("who"),
                row.getBoolean("from_command"),
                Objects.requireNonNull(instant(row, "at")),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                ImportState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getBoolean("dry_run"),
                row.getBoolean("correction"),
                row.getString("encoding"),
                row.getString("profile"),
                order == null
                        ? null
                        : new Progress(row.getString("reading"), row.getLong("lines"), row.getInt("files_done")),
                new Totals(
                        row.getInt("files"),
                        row.getInt("refused"),
                        row.getLong("read"),
                        row.getLong("inserted"),
                        row.getLong("updated"),
                        row.getLong("unchanged"),
                        row.getLong("rejected")),
                failure(row, row.getString("reference")));
    }

    private static @Nullable Failure failure(ResultSet row, @Nullable String reference) throws SQLException {
        String key = row.getString("failure_key");
        return key == null ? null : new Failure(key, texts(row, "failure_args"), reference);
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
