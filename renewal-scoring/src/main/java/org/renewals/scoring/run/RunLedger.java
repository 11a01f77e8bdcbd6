package org.renewals.scoring.run;

import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * What was run, how far it came and how long it took. A chunk is ticked off in the transaction that writes its assessments,
 * so whatever is ticked off is there and nothing else is.
 */
final class RunLedger {

    private final Clock clock;
    private final int chunkSize;

    /** @param chunkSize customers of a chunk */
    RunLedger(Clock clock, int chunkSize) {
        this.clock = clock;
        this.chunkSize = chunkSize;
    }

    /**
     * A run in the ledger.
     *
     * @param imports finished imports when it began
     */
    record Entry(int id, YearMonth month, long imports, boolean resumed) {}

    /** Chunks and customers of a run. */
    record Tally(long done, long total) {}

    /**
     * Takes up the unfinished run of this month if it is the last that was begun and would come to the same result, and
     * begins a new one otherwise.
     *
     * @param basis name of all that decides on the result beside the facts
     */
    Entry open(Connection connection, YearMonth month, String basis) {
        JdbcClient jdbc = jdbc(connection);
        long imports = imports(connection);
        Optional<Integer> unfinished = jdbc.sql("""
                        update scoring_run set status = 'running', failure = null
                        where id = (select max(id) from scoring_run)
                          and status <> 'done' and month = ? and rules = ? and imports = ?
                        returning id""")
                .params(month.atDay(1), basis, imports)
                .query(Integer.class)
                .optional();
        if (unfinished.isPresent()) {
            return new Entry(unfinished.get(), month, imports, true);
        }
        jdbc.sql("update scoring_run set status = 'failed', failure = 'run.abandoned' where status = 'running'")
                .update();
        jdbc.sql("select begin_assessments()").query().listOfRows();
        int id = jdbc.sql("""
                        insert into scoring_run (month, rules, imports, started_at, status)
                        values (?, ?, ?, ?, 'running') returning id""")
                .params(month.atDay(1), basis, imports, now())
                .query(Integer.class)
                .single();
        jdbc.sql("""
                        insert into scoring_chunk (run_id, chunk, from_id, to_id, customers)
                        select ?, chunk, min(customer_id), max(customer_id), count(*)
                        from (select customer_id, (row_number() over (order by customer_id) - 1) / ? as chunk
                              from customer_month where month = ?) numbered
                        group by chunk""").params(id, chunkSize, month.atDay(1)).update();
        jdbc.sql("""
                        update scoring_run set (chunks, customers) =
                            (select count(*), coalesce(sum(customers), 0) from scoring_chunk where run_id = id)
                        where id = ?""").param(id).update();
        return new Entry(id, month, imports, false);
    }

    Tally tally(Connection connection, Entry run) {
        return jdbc(connection)
                .sql("""
                        select coalesce(sum(customers) filter (where finished_at is not null), 0),
                            coalesce(sum(customers), 0)
                        from scoring_chunk where run_id = ?""")
                .param(run.id())
                .query((row, number) -> new Tally(row.getLong(1), row.getLong(2)))
                .single();
    }

    /**
     * The next chunk, locked for this transaction. Chunks others work on are passed over while there are free ones, and then
     * waited for: one whose worker died becomes free. Empty when all are done.
     */
    Optional<RunChunk> claim(Connection connection, Entry run) {
        String next = "select chunk, from_id, to_id, customers from scoring_chunk"
                + " where run_id = ? and finished_at is null order by chunk limit 1 for update";
        return chunk(connection, next + " skip locked", run).or(() -> chunk(connection, next, run));
    }

    private static Optional<RunChunk> chunk(Connection connection, String query, Entry run) {
        return jdbc(connection)
                .sql(query)
                .param(run.id())
                .query((row, number) -> new RunChunk(row.getInt(1), row.getLong(2), row.getLong(3), row.getInt(4)))
                .optional();
    }

    void tickOff(Connection connection, Entry run, RunChunk chunk) {
        jdbc(connection)
                .sql("update scoring_chunk set finished_at = ? where run_id = ? and chunk = ?")
                .params(now(), run.id(), chunk.number())
                .update();
    }

    /** Adds to the time of a step, which an interrupted run may have begun. */
    void recordStep(Connection connection, Entry run, RunStep step, Duration time) {
        jdbc(connection).sql("""
                        insert into scoring_step (run_id, step, millis) values (?, ?, ?)
                        on conflict (run_id, step) do update set millis = scoring_step.millis + excluded.millis""").params(run.id(), step.code(), time.toMillis()).update();
    }

    Map<RunStep, Duration> steps(Connection connection, Entry run) {
        Map<RunStep, Duration> steps = new EnumMap<>(RunStep.class);
        for (RunStep step : RunStep.values()) {
            jdbc(connection)
                    .sql("select millis from scoring_step where run_id = ? and step = ?")
                    .params(run.id(), step.code())
                    .query(Long.class)
                    .optional()
                    .ifPresent(millis -> steps.put(step, Duration.ofMillis(millis)));
        }
        return steps;
    }

    void finish(Connection connection, Entry run) {
        jdbc(connection)
                .sql("update scoring_run set status = 'done', finished_at = ? where id = ?")
                .params(now(), run.id())
                .update();
    }

    /** Notes why a run stopped; it can be taken up again. */
    void fail(Connection connection, Entry run, String failure) {
        jdbc(connection)
                .sql("update scoring_run set status = 'failed', finished_at = ?, failure = ? where id = ?")
                .params(now(), failure, run.id())
                .update();
    }

    /** Rises with every finished import. */
    long imports(Connection connection) {
        return jdbc(connection)
                .sql("select count(*) from import_batch where status = 'done'")
                .query(Long.class)
                .single();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private static JdbcClient jdbc(Connection connection) {
        return JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }
}
