package org.renewals.tier.change;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.access.AccessScope.Kind;
import org.renewals.access.NotAllowed;
import org.renewals.tier.Tier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Requests a scope may read: the manager's own, the city's queue, and counts for those who see no single one. */
@Repository
public class TierChangeRequests {

    private static final String ROW = """
            select r.id, r.customer_id, c.code, c.name, c.tier, r.from_tier, r.to_tier, r.reason, r.status,
                   asker.name as requested_by, r.requested_at, decider.name as decided_by, r.decided_at, r.comment
            from tier_change_request r
            join customer c on c.id = r.customer_id
            left join account asker on asker.id = r.requested_by
            left join account decider on decider.id = r.decided_by
            where\s""";

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
     * What waits for the city's decision, the oldest first.
     *
     * @param page from 1
     * @throws NotAllowed for anybody but a city
     */
    public TierChangePage queue(AccessScope scope, int page) {
        require(scope, Kind.CITY);
        return page(scope, "r.status = 'submitted'", "r.requested_at, r.id", page);
    }

    /**
     * All requests about the manager's customers, the newest first.
     *
     * @param page from 1
     * @throws NotAllowed for anybody but a manager
     */
    public TierChangePage own(AccessScope scope, int page) {
        require(scope, Kind.MANAGER);
        return page(scope, "true", "r.requested_at desc, r.id desc", page);
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

    private TierChangePage page(AccessScope scope, String which, String order, int page) {
        if (page < 1) {
            throw new IllegalArgumentException("Pages are counted from 1, got " + page);
        }
        long total = jdbc.sql(
                        "select count(*) from tier_change_request r where " + which + " and " + scope.predicate("r"))
                .params(scope.parameters())
                .query(Long.class)
                .single();
        List<TierChangeRow> rows = jdbc.sql(ROW + which + " and " + scope.predicate("r") + " order by " + order
                        + " limit :size offset :before")
                .param("size", TierChangePage.SIZE)
                .param("before", (page - 1L) * TierChangePage.SIZE)
                .params(scope.parameters())
                .query(TierChangeRequests::row)
                .list();
        return new TierChangePage(rows, page, total);
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
                tier == null ? null : Tier.valueOf(tier),
                Tier.valueOf(row.getString("from_tier")),
                Tier.valueOf(row.getString("to_tier")),
                row.getString("reason"),
                TierChangeStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getString("requested_by"),
                instant(row.getObject("requested_at", OffsetDateTime.class)),
                row.getString("decided_by"),
                optionalInstant(row.getObject("decided_at", OffsetDateTime.class)),
                row.getString("comment"));
    }

    private static Instant instant(OffsetDateTime time) {
        return time.withOffsetSameInstant(ZoneOffset.UTC).toInstant();
    }

    private static @Nullable Instant optionalInstant(@Nullable OffsetDateTime time) {
        return time == null ? null : instant(time);
    }
}
