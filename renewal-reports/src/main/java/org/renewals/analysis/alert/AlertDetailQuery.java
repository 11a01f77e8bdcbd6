package org.renewals.analysis.alert;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.renewals.access.AccessScope;
import org.renewals.access.NotAllowed;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads {@link AlertDetail}, for the account manager of the customer and nobody else. */
@Component
@Transactional(readOnly = true)
public class AlertDetailQuery {

    /** How many months the course covers. */
    public static final int MONTHS = 12;

    private final JdbcClient jdbc;

    AlertDetailQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @return empty for an unknown alert and for one outside the scope alike
     * @throws NotAllowed for anybody but a manager
     */
    public Optional<AlertDetail> find(AccessScope scope, long id) {
        AlertListQuery.requireManager(scope);
        return jdbc.sql("select " + AlertRows.COLUMNS + " from anomaly_alert k join customer c on c.id = k.customer_id "
                        + AlertRows.MEASURED + " where k.id = :id and " + scope.predicate("k"))
                .param("id", id)
                .params(scope.parameters())
                .query((row, number) -> AlertRows.row(row))
                .optional()
                .map(alert -> new AlertDetail(alert, course(scope, alert)));
    }

    private List<AlertDetail.Month> course(AccessScope scope, AlertRow alert) {
        List<AlertDetail.Month> months = jdbc.sql(
                        "select n.month, a.rules, a.anomaly_inputs, a.anomaly_thresholds from ("
                                + "select month from account_month where run_at is not null order by month desc limit :months) n"
                                + " left join assessment a on a.month = n.month and a.customer_id = (select c.id from customer c"
                                + " where c.code = :code and " + scope.predicate("c") + ") order by n.month desc")
                .param("months", MONTHS)
                .param("code", alert.customerCode())
                .params(scope.parameters())
                .query((row, number) -> new AlertDetail.Month(
                        YearMonth.from(row.getObject("month", LocalDate.class)),
                        AlertRows.judged(row)
                                .map(judged -> judged.rules().explain(judged.inputs(), judged.thresholds()).stream()
                                        .filter(finding -> finding.sign().kind() == alert.kind())
                                        .toList())
                                .orElse(List.of())))
                .list();
        Collections.reverse(months);
        return months;
    }
}
