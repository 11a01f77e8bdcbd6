package org.renewals.scoring.threshold;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.scoring.anomaly.ThresholdRule;
import org.renewals.scoring.anomaly.ThresholdScope;
import org.renewals.scoring.anomaly.Thresholds;
import org.renewals.tier.TierClass;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The thresholds people set, as far as a scope may see them: a city those of the province, its own and its managers', a manager
 * those above him and his own.
 */
@Repository
@Transactional(readOnly = true)
public class ThresholdLines {

    /** Lines on a page of the history. */
    public static final int PAGE = 50;

    private static final String RULES = """
            select r.scope_kind, coalesce(r.manager_id, r.city_id, 0) as scope_id, r.tier_class, r.t1, r.t2, r.t3,
                r.effective_from, r.effective_to
            from threshold_rule r
            where (r.effective_to is null or r.effective_to >= r.effective_from) and\s""";

    private static final String LINES = """
            select r.id, r.scope_kind, coalesce(r.manager_id, r.city_id, 0) as scope_id, c.name as city, m.name as manager,
                r.tier_class, r.t1, r.t2, r.t3, r.effective_from, r.effective_to, s.name as set_by, r.set_at,
                e.name as ended_by, r.ended_at, b.t1 as before_t1, b.t2 as before_t2, b.t3 as before_t3
            from threshold_rule r
            left join org_unit c on c.id = r.city_id
            left join account m on m.id = r.manager_id
            left join account s on s.id = r.account_id
            left join account e on e.id = r.ended_by
            left join lateral (
                select o.t1, o.t2, o.t3 from threshold_rule o
                where o.scope_kind = r.scope_kind and o.city_id is not distinct from r.city_id
                  and o.manager_id is not distinct from r.manager_id
                  and o.tier_class is not distinct from r.tier_class and o.id < r.id and o.ended_at = r.set_at
                order by o.id desc limit 1) b on true
            where\s""";

    private final JdbcClient jdbc;

    ThresholdLines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that begin at some time, for a {@link org.renewals.scoring.anomaly.ThresholdBook}. */
    public List<ThresholdRule> rules(AccessScope scope) {
        return rules(scope, jdbc);
    }

    /** The same in a transaction of the caller's. */
    public static List<ThresholdRule> rules(AccessScope scope, JdbcClient jdbc) {
        return jdbc.sql(RULES + seen(scope) + " order by r.id")
                .params(parameters(scope))
                .query((row, number) -> new ThresholdRule(
                        scopeOf(row),
                        row.getInt("scope_id"),
                        tierClass(row),
                        thresholds(row, ""),
                        month(row, "effective_from"),
                        optionalMonth(row, "effective_to")))
                .list();
    }

    /** Those that are open, widest scope first. */
    public List<ThresholdLine> open(AccessScope scope) {
        return jdbc.sql(LINES + seen(scope) + """
                 and r.effective_to is null
                order by array_position(array['province', 'city', 'manager'], r.scope_kind), c.code, m.login, r.tier_class
                """)
                .params(parameters(scope))
                .query((row, number) -> line(row))
                .list();
    }

    /**
     * Every change there was, the newest first; at most {@value #PAGE}, and one more where there are others.
     *
     * @param before id of the line the page goes on from; null for the first page
     */
    public List<ThresholdLine> history(AccessScope scope, @Nullable Integer before) {
        return jdbc.sql(LINES + seen(scope) + " and r.id < :before order by r.id desc limit :most")
                .params(parameters(scope))
                .param("before", before == null ? Integer.MAX_VALUE : before)
                .param("most", PAGE + 1)
                .query((row, number) -> line(row))
                .list();
    }

    /** What a scope may see: what is above it, beside what is its own. */
    private static String seen(AccessScope scope) {
        return switch (scope.kind()) {
            case MANAGER ->
                "(r.scope_kind = 'province' or r.scope_kind = 'city' and r.city_id = :ownCity or "
                        + scope.predicate("r") + ")";
            case CITY -> "(r.scope_kind = 'province' or " + scope.predicate("r") + ")";
            default -> scope.predicate("r");
        };
    }

    private static Map<String, Object> parameters(AccessScope scope) {
        Map<String, Object> parameters = new HashMap<>(scope.parameters());
        if (scope.kind() == AccessScope.Kind.MANAGER) {
            parameters.put("ownCity", Objects.requireNonNull(scope.cityId()));
        }
        return parameters;
    }

    private static ThresholdLine line(ResultSet row) throws SQLException {
        OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        Instant endedAt = ended == null ? null : ended.toInstant();
        return new ThresholdLine(
                row.getInt("id"),
                scopeOf(row),
                row.getInt("scope_id"),
                row.getString("city"),
                row.getString("manager"),
                tierClass(row),
                thresholds(row, ""),
                month(row, "effective_from"),
                optionalMonth(row, "effective_to"),
                row.getString("set_by"),
                row.getObject("set_at", OffsetDateTime.class).toInstant(),
                row.getString("ended_by"),
                endedAt,
                row.getBigDecimal("before_t1") == null ? null : thresholds(row, "before_"));
    }

    private static ThresholdScope scopeOf(ResultSet row) throws SQLException {
        return ThresholdScope.valueOf(row.getString("scope_kind").toUpperCase(Locale.ROOT));
    }

    private static @Nullable TierClass tierClass(ResultSet row) throws SQLException {
        String tierClass = row.getString("tier_class");
        return tierClass == null ? null : TierClass.valueOf(tierClass);
    }

    private static Thresholds thresholds(ResultSet row, String prefix) throws SQLException {
        return new Thresholds(row.getDouble(prefix + "t1"), row.getDouble(prefix + "t2"), row.getDouble(prefix + "t3"));
    }

    private static YearMonth month(ResultSet row, String column) throws SQLException {
        return YearMonth.from(row.getObject(column, LocalDate.class));
    }

    private static @Nullable YearMonth optionalMonth(ResultSet row, String column) throws SQLException {
        LocalDate day = row.getObject(column, LocalDate.class);
        return day == null ? null : YearMonth.from(day);
    }
}
