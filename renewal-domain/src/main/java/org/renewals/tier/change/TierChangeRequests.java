package org.renewals.tier.change;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.access.AccessScope.Kind;
import org.renewals.access.NotAllowed;
import org.renewals.tier.Tier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Requests a scope may read: the manager's own, the city's queue, and counts for those who see no single one. */
@Repository
@Transactional(readOnly = true)
public class TierChangeRequests {

    private static final String FROM = """
            from tier_change_request r
            join customer c on c.id = r.customer_id
            left join org_unit o on o.id = c.org_id
            left join account m on m.id = r.manager_id
            """;

    private static final String ROW = """
            select r.id, r.customer_id, c.code, c.name, case o.kind when 'county' then o.name end as county,
                   m.name as manager, c.tier, r.from_tier, r.to_tier, r.reason, r.status, r.requested_by as asker_id,
                   asker.name as requested_by, r.requested_at, decider.name as decided_by, r.decided_at, r.comment
            """ + FROM + """
            left join account asker on asker.id = r.requested_by
            left join account decider on decider.id = r.decided_by
            where\s""";

    /** What waits comes first, what waits longest at the top; then the latest decided. */
    private static final String ORDER =
            " order by r.status <> 'submitted', case r.status when 'submitted' then r.requested_at end,"
                    + " r.decided_at desc, r.id";

    private static final int MOST_CANDIDATES = 50;

    private static final String COUNTS = """
            count(r.id) filter (where r.status = 'submitted') as open,
            count(r.id) filter (where r.requested_at >= :from and r.requested_at < :to) as submitted,
            count(r.id) filter (where r.status = 'approved' and r.decided_at >= :from and r.decided_at < :to) as approved,
            count(r.id) filter (where r.status = 'rejected' and r.decided_at >= :from and r.decided_at < :to) as rejected,
            count(r.id) filter (where r.status = 'withdrawn' and r.decided_at >= :from and r.decided_at < :to) as withdrawn
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    TierChangeRequests(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The city's queue, or the requests about the manager's customers: open ones first.
     *
     * @param page from 1; the last one where there are fewer
     * @throws NotAllowed for anybody but a city or a manager
     */
    public TierChangePage list(AccessScope scope, TierChangeFilter filter, int page) {
        requireSingleRows(scope);
        if (page < 1) {
            throw new IllegalArgumentException("Pages are counted from 1, got " + page);
        }
        Map<String, Object> parameters = new HashMap<>(scope.parameters());
        String narrowed = scope.predicate("r") + narrowing(filter, parameters);
        Map<TierChangeStatus, Long> counts = new EnumMap<>(TierChangeStatus.class);
        jdbc.sql("select r.status, count(*) as requests " + FROM + " where " + narrowed + " group by r.status")
                .params(parameters)
                .query((row, number) -> counts.put(status(row), row.getLong("requests")))
                .list();
        String condition = narrowed;
        if (filter.status() != null) {
            condition += " and r.status = :status";
            parameters.put("status", filter.status().code());
        }
        long total = filter.status() == null
                ? counts.values().stream().mapToLong(Long::longValue).sum()
                : counts.getOrDefault(filter.status(), 0L);
        int shown = Math.min(page, TierChangePage.pages(total));
        List<TierChangeRow> rows = jdbc.sql(ROW + condition + ORDER + " limit :size offset :before")
                .params(parameters)
                .param("size", TierChangePage.SIZE)
                .param("before", (shown - 1L) * TierChangePage.SIZE)
                .query(TierChangeRequests::row)
                .list();
        return new TierChangePage(rows, shown, total, counts);
    }

    private static String narrowing(TierChangeFilter filter, Map<String, Object> parameters) {
        String condition = "";
        if (filter.county() != null) {
            condition += " and o.code = :county";
            parameters.put("county", filter.county());
        }
        if (filter.manager() != null) {
            condition += " and m.login = :manager";
            parameters.put("manager", filter.manager());
        }
        return condition;
    }

    /**
     * How many requests wait for the city's decision.
     *
     * @throws NotAllowed for anybody but a city
     */
    public long waiting(AccessScope scope) {
        require(scope, Kind.CITY);
        return jdbc.sql("select count(*) from tier_change_request r where r.status = 'submitted' and "
                        + scope.predicate("r"))
                .params(scope.parameters())
                .query(Long.class)
                .single();
    }

    /**
     * The manager's customers whose tier can be changed, by name; at most {@value #MOST_CANDIDATES}.
     *
     * @param search part of the name or code; blank for any
     * @throws NotAllowed for anybody but a manager
     */
    public List<TierChangeCandidate> candidates(AccessScope scope, String search) {
        require(scope, Kind.MANAGER);
        String typed = Normalizer.normalize(search, Normalizer.Form.NFKC)
                .replaceAll("\\p{Cntrl}", " ")
                .strip();
        return jdbc.sql("select c.code, c.name, c.tier, r.id as open_request from customer c"
                        + " left join tier_change_request r on r.customer_id = c.id and r.status = 'submitted'"
                        + " where c.tier is not null and c.status <> 'left'"
                        + " and (c.code ilike :search or c.name ilike :search) and " + scope.predicate("c")
                        + " order by c.name collate \"zh-x-icu\", c.id limit :most")
                .param("search", "%" + typed.replaceAll("([\\\\%_])", "\\\\$1") + "%")
                .param("most", MOST_CANDIDATES)
                .params(scope.parameters())
                .query((row, number) -> new TierChangeCandidate(
                        row.getString("code"),
                        row.getString("name"),
                        Tier.valueOf(row.getString("tier")),
                        row.getObject("open_request", Long.class)))
                .list();
    }

    /**
     * One request; empty for an unknown one and for one outside the scope alike.
     *
     * @throws NotAllowed for anybody but a city or a manager
     */
    public Optional<TierChangeRow> find(AccessScope scope, long id) {
        requireSingleRows(scope);
        return jdbc.sql(ROW + "r.id = :id and " + scope.predicate("r"))
                .param("id", id)
                .params(scope.parameters())
                .query(TierChangeRequests::row)
                .optional();
    }

    /**
     * The customer's open request.
     *
     * @throws NotAllowed for anybody but a city or a manager
     */
    public Optional<TierChangeRow> openOf(AccessScope scope, long customerId) {
        requireSingleRows(scope);
        return jdbc.sql(ROW + "r.customer_id = :customer and r.status = 'submitted' and " + scope.predicate("r"))
                .param("customer", customerId)
                .params(scope.parameters())
                .query(TierChangeRequests::row)
                .optional();
    }

    /**
     * The latest requests about a customer, the newest first; at most {@value TierChangePage#SIZE}.
     *
     * @throws NotAllowed for anybody but a city or a manager
     */
    public List<TierChangeRow> about(AccessScope scope, long customerId) {
        requireSingleRows(scope);
        return jdbc.sql(ROW + "r.customer_id = :customer and " + scope.predicate("r")
                        + " order by r.requested_at desc, r.id desc limit :most")
                .param("customer", customerId)
                .param("most", TierChangePage.SIZE)
                .params(scope.parameters())
                .query(TierChangeRequests::row)
                .list();
    }

    /**
     * Counts of a month: for the province one row per city, for a city one per account manager, none left out.
     *
     * @throws NotAllowed for anybody but province and city
     */
    public List<TierChangeCount> counts(AccessScope scope, YearMonth month) {
        String sql = switch (scope.kind()) {
            case PROVINCE ->
                "select o.code, o.name, " + COUNTS + " from org_unit o"
                        + " left join tier_change_request r on r.city_id = o.id and " + scope.predicate("r")
                        + " where o.kind = 'city' group by o.id order by o.code";
            case CITY ->
                "select a.login as code, a.name, " + COUNTS + " from account a"
                        + " left join tier_change_request r on r.manager_id = a.id and " + scope.predicate("r")
                        + " where a.role = 'manager' and " + scope.predicate("a") + " group by a.id order by a.login";
            default -> throw notAllowed(scope);
        };
        return jdbc.sql(sql)
                .param("from", startOf(month))
                .param("to", startOf(month.plusMonths(1)))
                .params(scope.parameters())
                .query(TierChangeCount.class)
                .list();
    }

    private OffsetDateTime startOf(YearMonth month) {
        return month.atDay(1).atStartOfDay(clock.getZone()).toOffsetDateTime();
    }

    private static void requireSingleRows(AccessScope scope) {
        if (scope.kind() != Kind.CITY && scope.kind() != Kind.MANAGER) {
            throw notAllowed(scope);
        }
    }

    private static void require(AccessScope scope, Kind kind) {
        if (scope.kind() != kind) {
            throw notAllowed(scope);
        }
    }

    private static NotAllowed notAllowed(AccessScope scope) {
        return new NotAllowed(scope.kind() + " asked for tier change requests it may not list");
    }

    private static TierChangeRow row(ResultSet row, int number) throws SQLException {
        String tier = row.getString("tier");
        return new TierChangeRow(
                row.getLong("id"),
                row.getLong("customer_id"),
                row.getString("code"),
                row.getString("name"),
                row.getString("county"),
                row.getString("manager"),
                tier == null ? null : Tier.valueOf(tier),
                Tier.valueOf(row.getString("from_tier")),
                Tier.valueOf(row.getString("to_tier")),
                row.getString("reason"),
                status(row),
                row.getInt("asker_id"),
                row.getString("requested_by"),
                instant(row.getObject("requested_at", OffsetDateTime.class)),
                row.getString("decided_by"),
                optionalInstant(row.getObject("decided_at", OffsetDateTime.class)),
                row.getString("comment"));
    }

    private static TierChangeStatus status(ResultSet row) throws SQLException {
        return TierChangeStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT));
    }

    private static Instant instant(OffsetDateTime time) {
        return time.withOffsetSameInstant(ZoneOffset.UTC).toInstant();
    }

    private static @Nullable Instant optionalInstant(@Nullable OffsetDateTime time) {
        return time == null ? null : instant(time);
    }
}
