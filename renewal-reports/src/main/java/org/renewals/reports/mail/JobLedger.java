package org.renewals.reports.mail;

import java.time.Clock;
import java.time.YearMonth;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What has been done for which month: the database's primary key lets each be entered once, on however many nodes. */
@Repository
class JobLedger {

    /** Queueing the reports of a month: per reader, and without a scope for the month as a whole. */
    static final String REPORT_MAIL = "report-mail";

    private static final String WHOLE = "";

    private final JdbcClient jdbc;
    private final Clock clock;

    JobLedger(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Enters a piece of work together with the work itself: both become true in the caller's transaction or neither.
     *
     * @return false if it was entered before
     */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean enter(String kind, YearMonth month, String scope) {
        return insert(kind, month, scope) == 1;
    }

    /** The scopes for which a month's work has been done. */
    @Transactional(readOnly = true)
    Set<String> entered(String kind, YearMonth month) {
        return Set.copyOf(
                jdbc.sql("select scope from job_ledger where kind = :kind and period = :period and scope <> ''")
                        .param("kind", kind)
                        .param("period", month.toString())
                        .query(String.class)
                        .list());
    }

    /** The months that are done for every scope. */
    @Transactional(readOnly = true)
    Set<YearMonth> finished(String kind) {
        Set<YearMonth> months = new TreeSet<>();
        jdbc.sql("select period from job_ledger where kind = :kind and scope = ''")
                .param("kind", kind)
                .query(String.class)
                .list()
                .forEach(period -> months.add(YearMonth.parse(period)));
        return months;
    }

    @Transactional
    void finish(String kind, YearMonth month) {
        insert(kind, month, WHOLE);
    }

    private int insert(String kind, YearMonth month, String scope) {
        return jdbc.sql("""
                        insert into job_ledger (kind, period, scope, started_at, finished_at)
                        values (:kind, :period, :scope, :now, :now) on conflict do nothing
                        """)
                .param("kind", kind)
                .param("period", month.toString())
                .param("scope", scope)
                .param("now", Timestamps.of(clock.instant()))
                .update();
    }
}
