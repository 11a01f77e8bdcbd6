package org.renewals.scoring.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.database.DatabaseUnavailable;
import org.renewals.database.ScopedWork;
import org.renewals.database.SessionLock;
import org.renewals.shared.Refused;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Service;

/**
 * The monthly run: scores every customer with facts in a month, rolls the month up and freezes it. Readers see the result at
 * once or not at all. A run that was interrupted, however roughly, is taken up where it stopped; a run of the same facts
 * comes to the same tables, however often and in however many pieces it is made.
 */
@Service
public class MonthlyRun {

    /** Key of the refusal while another run is under way. */
    static final String UNDER_WAY = "run.under-way";

    /** Keeps a second run out, on whatever machine. Any number nobody else locks. */
    private static final long LOCK = 7_036_874_417_766L;

    private static final AccessScope SYSTEM = AccessScope.system();
    private static final int MOST_WORKERS = 4;
    /** A few megabytes of facts a worker. */
    private static final int CHUNK_SIZE = 10_000;

    private static final int PERCENT = 100;
    private static final String WAIT_FOR_READERS = "60s";

    private final DataSource dataSource;
    private final ScopedWork work;
    private final Clock clock;
    private final RuleBook rules;
    private final int workers;
    private final RunLedger ledger;
    private final Retraining retraining;

    /** Trains a model on what a month lets know, where one is due. */
    interface Retraining {
        void trainIfDue(YearMonth month, IntConsumer percent);
    }

    /** @param clock in the business zone, in which months end */
    @Autowired
    public MonthlyRun(DataSource dataSource, Clock clock, ModelTraining training) {
        this(
                dataSource,
                clock,
                RuleBook.standard(),
                training::trainIfDue,
                Math.min(MOST_WORKERS, Runtime.getRuntime().availableProcessors()),
                CHUNK_SIZE);
    }

    MonthlyRun(DataSource dataSource, Clock clock, RuleBook rules, Retraining retraining, int workers, int chunkSize) {
        this.dataSource = dataSource;
        this.work = new ScopedWork(dataSource);
        this.clock = clock;
        this.rules = rules;
        this.retraining = retraining;
        this.workers = workers;
        this.ledger = new RunLedger(clock, chunkSize);
    }

    /**
     * Runs a month, or goes on with its interrupted run.
     *
     * @throws Refused if another run is under way, the month has no facts, no rules were in effect, the month before has to be
     *     run first, or facts were imported meanwhile; nothing was published then
     */
    public RunSummary run(YearMonth month, RunProgress.Listener listener) {
        try (Connection locked = dataSource.getConnection();
                SessionLock lock = SessionLock.take(locked, LOCK).orElseThrow(() -> new Refused(UNDER_WAY))) {
            RuleSet inEffect =
                    rules.effectiveIn(month).orElseThrow(() -> new Refused("run.no-rules", month.toString()));
            RunPeriod period = new RunPeriod(month, clock.getZone());
            work.run(SYSTEM, connection -> check(connection, period));
            long training = System.nanoTime();
            retraining.trainIfDue(
                    month, percent -> listener.at(new RunProgress(RunStep.TRAIN, percent, PERCENT, null)));
            Duration trained = since(training);
            long started = System.nanoTime();
            Basis basis = work.call(SYSTEM, connection -> Basis.of(inEffect, month, connection));
            RunLedger.Entry run = work.call(SYSTEM, connection -> {
                RunLedger.Entry opened = ledger.open(connection, month, basis.name());
                ledger.recordStep(connection, opened, RunStep.TRAIN, trained);
                ledger.recordStep(connection, opened, RunStep.PLAN, since(started));
                return opened;
            });
            try {
                return proceed(run, period, basis, listener);
            } catch (RuntimeException | Error e) {
                noteFailure(run, e);
                throw e;
            }
        } catch (SQLException e) {
            throw new DatabaseUnavailable("The monthly run lost its database: " + e.getMessage(), e);
        }
    }

    /**
     * Whether a month could be run now.
     *
     * @throws Refused as {@link #run} would
     */
    public void check(YearMonth month) {
        if (rules.effectiveIn(month).isEmpty()) {
            throw new Refused("run.no-rules", month.toString());
        }
        work.run(SYSTEM, connection -> check(connection, new RunPeriod(month, clock.getZone())));
    }

    /** Whether a run is under way, on whatever machine. */
    public static boolean isUnderWay(JdbcClient jdbc) {
        return SessionLock.isHeld(jdbc, LOCK);
    }

    private static void check(Connection connection, RunPeriod period) {
        JdbcClient jdbc = jdbc(connection);
        if (!isTrue(jdbc, "select exists (select from org_unit where kind = 'province')")) {
            throw new Refused("run.no-province");
        }
        LocalDate month = period.firstDay();
        if (!isTrue(jdbc, "select exists (select from customer_month where month = ?)", month)) {
            throw new Refused("run.no-facts", period.month().toString());
        }
        LocalDate before = period.firstDayOfMonthsBefore(1);
        boolean leavesGap = isTrue(
                jdbc,
                "select exists (select from account_month where month < ? and run_at is not null)"
                        + " and not exists (select from account_month where month = ? and run_at is not null)"
                        + " and exists (select from customer_month where month = ?)",
                before,
                before,
                before);
        if (leavesGap) {
            throw new Refused(
                    "run.month-before-first",
                    period.month().toString(),
                    period.month().minusMonths(1).toString());
        }
    }

    private RunSummary proceed(RunLedger.Entry run, RunPeriod period, Basis basis, RunProgress.Listener listener) {
        long scoring = System.nanoTime();
        RunLedger.Tally tally = work.call(SYSTEM, connection -> ledger.tally(connection, run));
        try {
            score(run, period, basis, new ScoringProgress(tally, listener));
        } finally {
            work.run(SYSTEM, connection -> ledger.recordStep(connection, run, RunStep.SCORE, since(scoring)));
        }
        listener.at(new RunProgress(RunStep.INDEX, tally.total(), tally.total(), null));
        work.run(SYSTEM, connection -> {
            long indexing = System.nanoTime();
            jdbc(connection).sql("select index_assessments()").query().listOfRows();
            ledger.recordStep(connection, run, RunStep.INDEX, since(indexing));
        });
        listener.at(new RunProgress(RunStep.PUBLISH, tally.total(), tally.total(), null));
        return work.call(SYSTEM, connection -> {
            Published published = publish(connection, run, period, basis.rules());
            return new RunSummary(
                    run.month(),
                    basis.rules().version(),
                    tally.total(),
                    run.resumed(),
                    ledger.steps(connection, run),
                    published.repeat(),
                    published.warnings());
        });
    }

    private void score(RunLedger.Entry run, RunPeriod period, Basis basis, ScoringProgress progress) {
        Deliveries deliveries = work.call(SYSTEM, connection -> Deliveries.until(period, connection));
        ChunkWork chunks = new ChunkWork(period, deliveries, basis);
        AtomicBoolean stopped = new AtomicBoolean();
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        try {
            List<Future<?>> working = new ArrayList<>();
            for (int worker = 0; worker < workers; worker++) {
                working.add(pool.submit(() -> {
                    try {
                        boolean worked = true;
                        while (worked && !stopped.get()) {
                            worked = scoreChunk(run, chunks, progress);
                        }
                    } catch (RuntimeException | Error e) {
                        stopped.set(true);
                        throw e;
                    }
                }));
            }
            join(working, stopped);
        } finally {
            pool.shutdownNow();
        }
    }

    /** False when there was no chunk left. */
    private boolean scoreChunk(RunLedger.Entry run, ChunkWork chunks, ScoringProgress progress) {
        Optional<RunChunk> scored = work.call(SYSTEM, connection -> {
            Optional<RunChunk> claimed = ledger.claim(connection, run);
            if (claimed.isPresent()) {
                chunks.score(connection, claimed.get());
                ledger.tickOff(connection, run, claimed.get());
            }
            return claimed;
        });
        scored.ifPresent(chunk -> progress.add(chunk.customers()));
        return scored.isPresent();
    }

    /** Waits for all workers and passes on the first failure. */
    private static void join(List<Future<?>> working, AtomicBoolean stopped) {
        Throwable failure = null;
        for (Future<?> worker : working) {
            try {
                worker.get();
            } catch (ExecutionException e) {
                failure = first(failure, e.getCause() == null ? e : e.getCause());
            } catch (InterruptedException e) {
                stopped.set(true);
                Thread.currentThread().interrupt();
                failure = first(failure, new Refused("run.interrupted"));
                break;
            }
        }
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
    }

    private static Throwable first(@Nullable Throwable first, Throwable next) {
        if (first == null) {
            return next;
        }
        if (first != next) {
            first.addSuppressed(next);
        }
        return first;
    }

    private record Published(List<YearMonth> repeat, List<ImplausibleTotal> warnings) {}

    private Published publish(Connection connection, RunLedger.Entry run, RunPeriod period, RuleSet rules)
            throws SQLException {
        if (ledger.imports(connection) != run.imports()) {
            throw new Refused("run.inputs-changed");
        }
        JdbcClient jdbc = jdbc(connection);
        period.handTo(connection, 0, 0);
        long judging = System.nanoTime();
        Judgement.write(connection, period);
        ledger.recordStep(connection, run, RunStep.JUDGE, since(judging));
        long publishing = System.nanoTime();
        RollUps.write(connection, period);
        EvaluationRollUps.write(connection, period);
        ScorePlaces.write(connection, period);
        AnomalyRollUps.write(connection, period, this.rules);
        Standings.write(connection, period);
        GridRollUps.write(connection, period);
        TierOutcome.write(connection, period);
        AlertOutcome.write(connection, period, clock);
        List<ImplausibleTotal> warnings = PlausibilityCheck.write(connection, period, rules.plausibility());
        List<YearMonth> repeat = laterMonthsToRepeat(jdbc, period);
        OffsetDateTime now = OffsetDateTime.now(clock);
        jdbc.sql("""
                        insert into account_month (month, run_at, frozen_at) values (:month, :now, :now)
                        on conflict (month) do update
                        set run_at = :now, frozen_at = coalesce(account_month.frozen_at, :now)""").param("month", period.firstDay()).param("now", now).update();
        // readers of the month are waited for, but not for ever: the run can be taken up again
        jdbc.sql("select set_config('lock_timeout', ?, true)")
                .param(WAIT_FOR_READERS)
                .query()
                .listOfRows();
        jdbc.sql("select publish_assessments(?)")
                .param(period.firstDay())
                .query()
                .listOfRows();
        ledger.finish(connection, run);
        ledger.recordStep(connection, run, RunStep.PUBLISH, since(publishing));
        return new Published(repeat, warnings);
    }

    /** Months that were run on what this month was before, if it is something else now. */
    private static List<YearMonth> laterMonthsToRepeat(JdbcClient jdbc, RunPeriod period) {
        List<YearMonth> later = jdbc
                .sql("select month from account_month where month > ? and run_at is not null order by month")
                .param(period.firstDay())
                .query(LocalDate.class)
                .list()
                .stream()
                .map(YearMonth::from)
                .toList();
        if (later.isEmpty()) {
            return later;
        }
        boolean changed = isTrue(
                jdbc,
                "select exists (select * from assessment where month = ? except select * from assessment_next)"
                        + " or exists (select * from assessment_next except select * from assessment where month = ?)",
                period.firstDay(),
                period.firstDay());
        return changed ? later : List.of();
    }

    private void noteFailure(RunLedger.Entry run, Throwable failure) {
        try {
            String note = failure instanceof Refused refused ? refused.key() : String.valueOf(failure);
            work.run(SYSTEM, connection -> ledger.fail(connection, run, note));
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private static boolean isTrue(JdbcClient jdbc, String question, Object... parameters) {
        return jdbc.sql(question).params(parameters).query(Boolean.class).single();
    }

    private static JdbcClient jdbc(Connection connection) {
        return JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
