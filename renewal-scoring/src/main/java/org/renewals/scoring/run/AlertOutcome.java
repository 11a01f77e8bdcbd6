package org.renewals.scoring.run;

import java.sql.Connection;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Carries the anomalies of a finished run to the alerts people work on (requirements 5.3): opens one for each customer and kind
 * that has none open, and ends those of which two months in a row were normal. What people made of an alert is left alone. Each
 * of its steps is a line in the alert's history; a run that comes to the same again adds none.
 */
final class AlertOutcome {

    private static final String LATEST =
            " and not exists (select from account_month n where n.month > :month and n.run_at is not null)";

    private static final String FLAGGED =
            "case k.kind when 'status' then %1$s.status_anomaly else %1$s.call_anomaly end is not null";

    /** Alerts whose customer was normal in this month and the one before. */
    private static final String OVER = """
            exists (select from assessment_next a join assessment p
                        on p.customer_id = a.customer_id and p.month = :previous
                    where a.customer_id = k.customer_id and not %s and not %s)
            and k.opened_month < :previous""".formatted(FLAGGED.formatted("a"), FLAGGED.formatted("p"));

    /** What an earlier run opened in this month, nobody looked at, and is none any more. */
    private static final String TAKE_BACK = """
            delete from anomaly_alert k
            where k.opened_month = :month and k.state = 'open' and k.version = 0
              and not exists (select from assessment_next a where a.customer_id = k.customer_id and %s)
            """.formatted(FLAGGED.formatted("a")) + LATEST;

    /** What an earlier run ended in this month, and should not have. */
    private static final String OPEN_AGAIN = """
            with opened_again as (
                update anomaly_alert k
                set state = state_before, state_before = null, closed_month = null, version = version + 1
                where k.closed_month = :month and k.state_before is not null and not (%s)
                  and not exists (select from anomaly_alert o where o.customer_id = k.customer_id and o.kind = k.kind
                                  and o.closed_month is null) %s
                returning k.id, k.city_id, k.manager_id, k.state)
            insert into alert_step (alert_id, city_id, manager_id, from_state, to_state, at, month)
            select id, city_id, manager_id, 'resolved', state, :now, :month from opened_again order by id
            """.formatted(OVER, LATEST);

    private static final String END = """
            with ended as (
                update anomaly_alert k
                set state_before = state, state = 'resolved', closed_month = :month, version = version + 1
                where k.closed_month is null and %s %s
                returning k.id, k.city_id, k.manager_id, k.state_before)
            insert into alert_step (alert_id, city_id, manager_id, from_state, to_state, at, month)
            select id, city_id, manager_id, state_before, 'resolved', :now, :month from ended order by id
            """.formatted(OVER, LATEST);

    private static final String OPEN = """
            with opened as (
                insert into anomaly_alert (customer_id, city_id, manager_id, kind, opened_month)
                select c.id, c.city_id, c.manager_id, k.kind, :month from assessment_next a
                join customer c on c.id = a.customer_id cross join (values ('status'), ('call')) k (kind)
                where %s
                  -- what people closed for this month already is not raised again
                  and not exists (select from anomaly_alert o where o.customer_id = c.id and o.kind = k.kind
                                  and (o.closed_month is null or o.opened_month = :month)) %s
                order by c.id, k.kind
                returning id, city_id, manager_id)
            insert into alert_step (alert_id, city_id, manager_id, to_state, at, month)
            select id, city_id, manager_id, 'open', :now, :month from opened order by id
            """.formatted(FLAGGED.formatted("a"), LATEST);

    private AlertOutcome() {}

    /** Needs the finished {@code assessment_next}. */
    static void write(Connection connection, RunPeriod period, Clock clock) {
        JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        OffsetDateTime now = OffsetDateTime.now(clock);
        for (String step : new String[] {TAKE_BACK, OPEN_AGAIN, END, OPEN}) {
            jdbc.sql(step)
                    .param("month", period.firstDay())
                    .param("previous", period.firstDayOfMonthsBefore(1))
                    .param("now", now)
                    .update();
        }
    }
}
