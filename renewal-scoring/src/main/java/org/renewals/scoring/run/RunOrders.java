package org.renewals.scoring.run;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.access.CurrentScope;
import org.renewals.audit.AuditLog;
import org.renewals.database.ScopedWork;
import org.renewals.shared.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Monthly runs that somebody orders on a page and a job carries out. */
@Service
public class RunOrders {

    private static final Logger log = LoggerFactory.getLogger(RunOrders.class);

    private final MonthlyRun runs;
    private final JdbcClient jdbc;
    private final ScopedWork work;
    private final AuditLog audit;
    private final Clock clock;

    RunOrders(MonthlyRun runs, JdbcClient jdbc, DataSource dataSource, AuditLog audit, Clock clock) {
        this.runs = runs;
        this.jdbc = jdbc;
        this.work = new ScopedWork(dataSource);
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Orders a run on behalf of whoever is logged in; the caller has it begun.
     *
     * @throws Refused if a run is under way or ordered already, or the month cannot be run (see {@link MonthlyRun#check})
     */
    @Transactional
    public void order(YearMonth month) {
        runs.check(month);
        boolean busy = MonthlyRun.isUnderWay(jdbc)
                || jdbc.sql("select exists (select from run_order where status = 'waiting')")
                        .query(Boolean.class)
                        .single();
        if (busy) {
            throw new Refused(MonthlyRun.UNDER_WAY);
        }
        jdbc.sql("insert into run_order (month, account_id, ordered_at) values (:month, :account, :now)")
                .param("month", month.atDay(1))
                .param("account", CurrentScope.require().requireAccountId())
                .param("now", OffsetDateTime.now(clock))
                .update();
        audit.record("monthly-run.ordered", "month", month.toString(), Map.of());
    }

    /**
     * Carries out what was ordered for a month, if it still waits; an interrupted run is taken up where it stopped. What goes
     * wrong is kept with the order.
     *
     * @throws Refused if another run is under way, perhaps this very one on a node that was thought dead: the order waits, to be
     *     tried again
     */
    public void carryOut(YearMonth month) {
        boolean waits = work.call(
                AccessScope.system(),
                connection -> JdbcClient.create(new SingleConnectionDataSource(connection, true))
                        .sql("select exists (select from run_order where month = ? and status = 'waiting')")
                        .param(month.atDay(1))
                        .query(Boolean.class)
                        .single());
        if (!waits) {
            return;
        }
        try {
            runs.run(month, progress -> {});
            finish(month, "done", null, null);
        } catch (Refused refused) {
            if (refused.key().equals(MonthlyRun.UNDER_WAY)) {
                throw refused;
            }
            finish(month, "failed", refused, null);
        } catch (RuntimeException e) {
            String reference =
                    HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong(), 10);
            log.error("The run of {} failed, reference {}", month, reference, e);
            finish(month, "failed", new Refused("run.unexpected"), reference);
        }
    }

    private void finish(YearMonth month, String status, @Nullable Refused failure, @Nullable String reference) {
        String[] arguments = failure == null
                ? new String[0]
                : failure.arguments().stream().map(String::valueOf).toArray(String[]::new);
        work.run(
                AccessScope.system(),
                connection -> JdbcClient.create(new SingleConnectionDataSource(connection, true))
                        .sql("""
                        update run_order set status = :status, finished_at = :now, reference = :reference,
                            failure = case when cast(:key as text) is not null
                                then jsonb_build_object('key', cast(:key as text), 'arguments', to_jsonb(:arguments::text[])) end
                        where month = :month and status = 'waiting'""")
                        .param("status", status)
                        .param("now", OffsetDateTime.now(clock))
                        .param("reference", reference)
                        .param("key", failure == null ? null : failure.key())
                        .param("arguments", arguments)
                        .param("month", month.atDay(1))
                        .update());
    }
}
