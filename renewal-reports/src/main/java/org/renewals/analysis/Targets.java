package org.renewals.analysis;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Targets set by the company; of organisation units, and so no customer's data. */
@Component
class Targets {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final JdbcClient jdbc;

    Targets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The targets of a share that hold in a month: of the month, or else of the year. */
    Shares shares(String metric, YearMonth month) {
        Map<Integer, BigDecimal> units = new HashMap<>();
        Map<Integer, BigDecimal> provinces = new HashMap<>();
        jdbc.sql(
                        "select distinct on (t.org_id) t.org_id, t.value, u.kind from target t join org_unit u on u.id = t.org_id"
                                + " where t.metric = :metric and t.period in (:month, :year)"
                                + " order by t.org_id, t.period = :year")
                .param("metric", metric)
                .param("month", month.toString())
                .param("year", String.valueOf(month.getYear()))
                .query((row, number) -> {
                    Map<Integer, BigDecimal> map = row.getString("kind").equals("province") ? provinces : units;
                    return map.put(row.getInt("org_id"), fraction(row.getBigDecimal("value")));
                })
                .list();
        return new Shares(units, provinces.values().stream().findFirst().orElse(null));
    }

    /** The file may say 0.75 or 75. */
    private static BigDecimal fraction(BigDecimal value) {
        return value.compareTo(BigDecimal.ONE) > 0 ? value.divide(HUNDRED) : value;
    }

    /**
     * The targets of one share, as fractions.
     *
     * @param units by organisation unit
     */
    record Shares(Map<Integer, BigDecimal> units, @Nullable BigDecimal province) {

        /** The subject's own target, or else that of its city, or else the province's; null if there is none. */
        @Nullable
        BigDecimal of(Subject subject) {
            BigDecimal own = subject.is(Subject.Kind.MANAGER) ? null : units.get(subject.id());
            if (own != null) {
                return own;
            }
            BigDecimal city = subject.cityId() == null ? null : units.get(subject.cityId());
            return city == null ? province : city;
        }
    }
}
