package org.renewals.scoring.run;

import java.sql.Connection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Carries the anomalies of a finished run to the alerts people work on (requirements 5.3): opens one for each customer and kind
 * that has none open, and ends those of which two months in a row were normal. What people made of an alert is left alone.
 */
final class AlertOutcome {

    private static final String LATEST =
            " and not exists (select from account_month n where n.month > :month" + " and n.run_at is not null)";

    private static final String FLAGGED =
            "case k.kind when 'status' then %1$s.status_anomaly else %1$s.call_anomaly end is not null";

    private AlertOutcome() {}

    /** Needs the finished {@code assessment_next}. A repeated run first takes back what it did before. */
    static void write(Connection connection, RunPeriod period) {
        JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        jdbc.sql("delete from anomaly_alert where opened_month = :month and state = 'open' and version = 0" + LATEST)
                .param("month", period.firstDay())
                .update();
        jdbc.sql("update anomaly_alert set state = state_before, state_before = null, closed_month = null"
                        + " where closed_month = :month and state_before is not null" + LATEST)
                .param("month", period.firstDay())
                .update();
        jdbc.sql("update anomaly_alert k set state_before = state, state = 'resolved', closed_month = :month"
                        + " from assessment_next a left join assessment p"
                        + " on p.customer_id = a.customer_id and p.month = :previous"
                        + " where a.customer_id = k.customer_id and k.closed_month is null and k.opened_month < :previous"
                        + " and not " + FLAGGED.formatted("a") + " and p.customer_id is not null and not "
                        + FLAGGED.formatted("p") + LATEST)
                .param("month", period.firstDay())
                .param("previous", period.firstDayOfMonthsBefore(1))
                .update();
        jdbc.sql("insert into anomaly_alert (customer_id, city_id, manager_id, kind, opened_month)"
                        + " select c.id, c.city_id, c.manager_id, k.kind, :month from assessment_next a"
                        + " join customer c on c.id = a.customer_id cross join (values ('status'), ('call')) k (kind)"
                        + " where " + FLAGGED.formatted("a")
                        // what people closed for this month already is not raised again
                        + " and not exists (select from anomaly_alert o where o.customer_id = c.id and o.kind = k.kind"
                        + " and (o.closed_month is null or o.opened_month = :month))" + LATEST
                        + " order by c.id, k.kind")
                .param("month", period.firstDay())
                .update();
    }
}
