package org.renewals.analysis;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Targets set by the company; of an organisation unit, and so no customer's data. */
@Component
class Targets {

    private static final BigDecimal ONE = BigDecimal.ONE;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final JdbcClient jdbc;

    Targets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The target of a share that holds for a subject: its own, or else that of its city, or else the province's; of the month,
     * or else of the year.
     *
     * @return as a fraction, whether the file says 0.75 or 75
     */
    Optional<BigDecimal> share(String metric, Subject subject, YearMonth month) {
        // A manager has no target of his own; -1 is no unit.
        int unit = subject.is(Subject.Kind.MANAGER) ? -1 : subject.id();
        int city = subject.cityId() == null ? -1 : subject.cityId();
        return jdbc.sql("select t.value from target t join org_unit u on u.id = t.org_id"
                        + " where t.metric = :metric and t.period in (:month, :year)"
                        + " and (u.id in (:unit, :city) or u.kind = 'province')"
                        + " order by u.id <> :unit, u.kind = 'province', t.period = :year limit 1")
                .param("metric", metric)
                .param("month", month.toString())
                .param("year", String.valueOf(month.getYear()))
                .param("unit", unit)
                .param("city", city)
                .query(BigDecimal.class)
                .optional()
                .map(value -> value.compareTo(ONE) > 0 ? value.divide(HUNDRED) : value);
    }
}
