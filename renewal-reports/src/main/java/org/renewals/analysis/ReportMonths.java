package org.renewals.analysis;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The months that have been computed. A month carries no customer's data, so no scope narrows the list. */
@Component
@Transactional(readOnly = true)
public class ReportMonths {

    private static final String COMPUTED =
            "select month, run_at, frozen_at from account_month where run_at is not null";

    private final JdbcClient jdbc;

    ReportMonths(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Latest first. */
    public List<ReportMonth> all() {
        return query("", LocalDate.EPOCH);
    }

    public Optional<ReportMonth> latest() {
        return all().stream().findFirst();
    }

    public Optional<ReportMonth> find(YearMonth month) {
        return query(" and month = :month", month.atDay(1)).stream().findFirst();
    }

    private List<ReportMonth> query(String condition, LocalDate month) {
        return jdbc.sql(COMPUTED + condition + " order by month desc")
                .param("month", month)
                .query((row, number) -> {
                    Timestamp frozen = row.getTimestamp("frozen_at");
                    return new ReportMonth(
                            YearMonth.from(row.getObject("month", LocalDate.class)),
                            row.getTimestamp("run_at").toInstant(),
                            frozen == null ? null : frozen.toInstant());
                })
                .list();
    }
}
