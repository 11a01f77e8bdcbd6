package org.renewals.analysis;

import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import org.renewals.access.AccessScope;
import org.renewals.tier.Tier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts {@link TierMoves}. Few customers move in a month, so they are counted where they are, not rolled up. */
@Component
@Transactional(readOnly = true)
public class TierMovesQuery {

    private final JdbcClient jdbc;

    TierMovesQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Without any move where no tier changed. */
    public TierMoves find(AccessScope scope, Subject subject, YearMonth month) {
        String bound = switch (subject.kind()) {
            case PROVINCE -> ":id = :id";
            case CITY -> "t.city_id = :id";
            case COUNTY -> "exists (select from customer c where c.id = t.customer_id and c.org_id = :id)";
            case MANAGER -> "t.manager_id = :id";
        };
        List<TierMoves.Move> moves = jdbc.sql("select t.method, t.from_tier, t.to_tier, count(*) as customers"
                        + " from tier_change t where t.month = :month and " + bound + " and " + scope.predicate("t")
                        + " group by t.method, t.from_tier, t.to_tier order by t.from_tier, t.to_tier, t.method desc")
                .param("month", month.atDay(1))
                .param("id", subject.id())
                .params(scope.parameters())
                .query((row, number) -> new TierMoves.Move(
                        TierMoves.Method.valueOf(row.getString("method").toUpperCase(Locale.ROOT)),
                        Tier.valueOf(row.getString("from_tier")),
                        Tier.valueOf(row.getString("to_tier")),
                        row.getLong("customers")))
                .list();
        return new TierMoves(subject, month, moves);
    }
}
