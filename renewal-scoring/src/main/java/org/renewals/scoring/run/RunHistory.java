package org.renewals.scoring.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.renewals.scoring.plausibility.MonthTotal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Monthly runs as they are and were, whoever began them. Read by administrators. */
@Repository
@Transactional(readOnly = true)
public class RunHistory {

    /** What is noted of a refusal; anything else is the text of an exception, which is for the log. */
    private static final Pattern MESSAGE_KEY = Pattern.compile("run\\.[a-z-]+");

    /** Chunks of the last minutes tell how fast a run is; it may have lain still before. */
    private static final Duration RECENT = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final Clock clock;

    RunHistory(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Where a run is. */
    public enum State {
        RUNNING,
        /** Its process died; run again it goes on where it stopped. */
        INTERRUPTED,
        DONE,
        FAILED;

        /** Last part of the message key. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A run.
     *
     * @param chunksDone of {@code chunks}
     * @param left estimate of the scoring time left; null if there is nothing to estimate from
     * @param steps time each step took so far
     * @param failure message key of why nothing was published; null if something was, or may be
     */
    public record Run(
            YearMonth month,
            State state,
            String rules,
            long customers,
            int chunks,
            int chunksDone,
            Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable Duration left,
            Map<RunStep, Duration> steps,
            @Nullable String failure) {}

    /**
     * A run as it was ordered on a page.
     *
     * @param finishedAt null while it waits or runs
     * @param failure key of what went wrong; null if nothing did
     * @param reference what to look for in the log; null where the text says it all
     */
    public record Order(
            YearMonth month,
            String who,
            Instant orderedAt,
            @Nullable Instant finishedAt,
            @Nullable String failure,
            List<String> arguments,
            @Nullable String reference) {}

    /**
     * A month there are facts of.
     *
     * @param run whether it was run
     */
    public record Month(YearMonth month, boolean run) {}

    /** Totals that moved further than is plausible in the months run last, newest month first (requirements 4). */
    public List<ImplausibleTotal> implausibleTotals(int months) {
        return jdbc
                .sql("""
                        select month, limit_key, subject, previous, current from plausibility_warning
                        where month in (select month from account_month where run_at is not null
                            order by month desc limit :months)
                        order by month desc, limit_key, subject""")
                .param("months", months)
                .query((row, number) -> new Moved(
                        YearMonth.from(row.getObject("month", LocalDate.class)),
                        MonthTotal.valueOf(row.getString("limit_key").toUpperCase(Locale.ROOT)),
                        row.getString("subject"),
                        row.getDouble("previous"),
                        row.getDouble("current")))
                .list()
                .stream()
                .flatMap(moved -> RuleBook.standard()
                        .effectiveIn(moved.month())
                        .flatMap(rules -> rules.plausibility().check(moved.total(), moved.previous(), moved.current()))
                        .map(warning -> new ImplausibleTotal(moved.month(), moved.subject(), warning))
                        .stream())
                .toList();
    }

    private record Moved(YearMonth month, MonthTotal total, String subject, double previous, double current) {}

    /** Months that could be run, newest first. */
    public List<Month> months() {
        return jdbc.sql("select month, run_at is not null as run from account_month order by month desc")
                .query((row, number) ->
                        new Month(YearMonth.from(row.getObject("month", LocalDate.class)), row.getBoolean("run")))
                .list();
    }

    /** The newest runs, newest first. */
    public List<Run> runs(int most) {
        boolean underWay = MonthlyRun.isUnderWay(jdbc);
        OffsetDateTime now = OffsetDateTime.now(clock);
        return jdbc.sql("""
                        select r.*, r.id = (select max(id) from scoring_run) as newest, c.done, c.recent_customers,
                               c.recent_seconds, c.open_customers
                        from scoring_run r
                        left join lateral (
                            select count(finished_at) as done,
                                   sum(customers) filter (where finished_at > :recent) as recent_customers,
                                   extract(epoch from :now - min(finished_at) filter (where finished_at > :recent))
                                       as recent_seconds,
                                   coalesce(sum(customers) filter (where finished_at is null), 0) as open_customers
                            from scoring_chunk where run_id = r.id) c on true
                        order by r.id desc limit :most""")
                .param("recent", now.minus(RECENT))
                .param("now", now)
                .param("most", most)
                .query((row, number) -> run(row, underWay))
                .list();
    }

    /** The newest orders, newest first. */
    public List<Order> orders(int most) {
        return jdbc.sql("""
                        select o.month, a.name as who, o.ordered_at, o.finished_at, o.failure ->> 'key' as failure_key,
                               array(select jsonb_array_elements_text(o.failure -> 'arguments')) as failure_args, o.reference
                        from run_order o join account a on a.id = o.account_id order by o.id desc limit :most""")
                .param("most", most)
                .query((row, number) -> new Order(
                        YearMonth.from(row.getObject("month", LocalDate.class)),
                        row.getString("who"),
                        Objects.requireNonNull(instant(row, "ordered_at")),
                        instant(row, "finished_at"),
                        row.getString("failure_key"),
                        List.of((String[]) row.getArray("failure_args").getArray()),
                        row.getString("reference")))
                .list();
    }

    private Run run(ResultSet row, boolean underWay) throws SQLException {
        String status = row.getString("status");
        State state = status.equals("running") && !(underWay && row.getBoolean("newest"))
                ? State.INTERRUPTED
                : State.valueOf(status.toUpperCase(Locale.ROOT));
        String failure = row.getString("failure");
        return new Run(
                YearMonth.from(row.getObject("month", LocalDate.class)),
                state,
                row.getString("rules"),
                row.getLong("customers"),
                row.getInt("chunks"),
                row.getInt("done"),
                Objects.requireNonNull(instant(row, "started_at")),
                instant(row, "finished_at"),
                state == State.RUNNING ? left(row) : null,
                steps(row.getInt("id")),
                failure == null || MESSAGE_KEY.matcher(failure).matches() ? failure : "run.unexpected");
    }

    private static @Nullable Duration left(ResultSet row) throws SQLException {
        long scored = row.getLong("recent_customers");
        double seconds = row.getDouble("recent_seconds");
        return scored == 0 || seconds <= 0
                ? null
                : Duration.ofSeconds(Math.round(seconds * row.getLong("open_customers") / scored));
    }

    private Map<RunStep, Duration> steps(int run) {
        Map<RunStep, Duration> steps = new EnumMap<>(RunStep.class);
        jdbc.sql("select step, millis from scoring_step where run_id = :run")
                .param("run", run)
                .query(row -> {
                    steps.put(
                            RunStep.valueOf(row.getString("step").toUpperCase(Locale.ROOT)),
                            Duration.ofMillis(row.getLong("millis")));
                });
        return steps;
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
