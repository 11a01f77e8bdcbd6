package org.renewals.analysis.operation;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import org.renewals.access.AccessScope;
import org.renewals.analysis.figure.Metric;
import org.renewals.analysis.figure.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads {@link Standing} as the monthly run left it. */
@Component
@Transactional(readOnly = true)
public class StandingQuery {

    private final JdbcClient jdbc;

    StandingQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The cities of the scope by id: all of them for the province, its own for a city, none for a manager. */
    public Map<Integer, Standing> effectiveMembers(AccessScope scope, YearMonth month) {
        return find(scope, month, Metric.EFFECTIVE_MEMBER_SHARE.key(), Metric.EFFECTIVE_MEMBER_SHARE);
    }

    /** The same by income of a promoted product since January over the target of the year. */
    public Map<Integer, Standing> product(AccessScope scope, YearMonth month, String code) {
        return find(scope, month, ProductProgress.TARGET + code, Metric.PRODUCT_COMPLETION);
    }

    private Map<Integer, Standing> find(AccessScope scope, YearMonth month, String name, Metric metric) {
        Map<Integer, Standing> standings = new HashMap<>();
        jdbc.sql("select r.scope_id, r.place, r.places, r.province_part, r.province_whole from scope_standing r"
                        + " where r.month = :month and r.metric = :metric and " + scope.predicate("r"))
                .param("month", month.atDay(1))
                .param("metric", name)
                .params(scope.parameters())
                .query((row, number) -> standings.put(
                        row.getInt("scope_id"),
                        new Standing(
                                (Integer) row.getObject("place"),
                                row.getInt("places"),
                                Value.share(
                                        metric,
                                        row.getBigDecimal("province_part"),
                                        row.getBigDecimal("province_whole")))))
                .list();
        return standings;
    }
}
