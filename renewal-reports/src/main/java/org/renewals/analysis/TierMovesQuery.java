package org.renewals.analysis;

import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import org.renewals.access.AccessScope;
import org.renewals.tier.Tier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads {@link TierMoves}. */
@Component
@Transactional(readOnly = true)
public class TierMovesQuery {

    private final JdbcClient jdbc;

    TierMovesQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Without any move where no tier changed. */
    public TierMoves find(AccessScope scope, Subject subject, YearMonth month) {
        List<TierMoves.Move> moves = jdbc.sql(TierMoves.ROLLED_UP.formatted(scope.predicate("r"), scope.predicate("t"))
                        + " where r.scope_id = :id group by r.scope_id, r.city_id, r.method, r.from_tier, r.to_tier"
                        + " order by r.from_tier, r.to_tier, r.method desc")
                .param("kind", subject.kind().code())
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
