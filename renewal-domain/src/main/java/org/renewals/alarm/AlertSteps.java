package org.renewals.alarm;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.access.AccessScope.Kind;
import org.renewals.access.NotAllowed;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What became of alerts, step by step. */
@Repository
@Transactional(readOnly = true)
public class AlertSteps {

    private final JdbcClient jdbc;

    AlertSteps(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The steps of an alert, the oldest first; none for an alert outside the scope.
     *
     * @throws NotAllowed for anybody but a manager: single alerts are his (contract.md section 3)
     */
    public List<AlertStep> of(AccessScope scope, long alertId) {
        if (scope.kind() != Kind.MANAGER) {
            throw new NotAllowed(scope.kind() + " asked for the steps of alert " + alertId);
        }
        return jdbc.sql("select s.from_state, s.to_state, s.at, a.name, s.month, s.comment from alert_step s"
                        + " left join account a on a.id = s.account_id where s.alert_id = :alert and "
                        + scope.predicate("s") + " order by s.id")
                .param("alert", alertId)
                .params(scope.parameters())
                .query((row, number) -> new AlertStep(
                        state(row.getString("from_state")),
                        AlertState.valueOf(row.getString("to_state").toUpperCase(Locale.ROOT)),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("name"),
                        month(row.getObject("month", LocalDate.class)),
                        row.getString("comment")))
                .list();
    }

    private static @Nullable AlertState state(@Nullable String code) {
        return code == null ? null : AlertState.valueOf(code.toUpperCase(Locale.ROOT));
    }

    private static @Nullable YearMonth month(@Nullable LocalDate day) {
        return day == null ? null : YearMonth.from(day);
    }
}
