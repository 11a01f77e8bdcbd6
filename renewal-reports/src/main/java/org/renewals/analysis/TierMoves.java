package org.renewals.analysis;

import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.renewals.tier.Direction;
import org.renewals.tier.Tier;

/**
 * How many customers of a subject changed their tier in a month, from where to where and by whose decision (R049, R051).
 *
 * @param moves each combination that occurred
 */
public record TierMoves(Subject subject, YearMonth month, List<Move> moves) {

    /**
     * Moves of every subject of a kind as SQL, without condition: those of the run from the roll-up, those by people where
     * they are recorded. Parameters {@code kind} and {@code month}; predicates of the scope over {@code r} and {@code t}.
     */
    public static final String ROLLED_UP = """
            select r.scope_id, r.city_id, r.method, r.from_tier, r.to_tier, sum(r.customers) as customers from (
                select r.scope_id, r.city_id, 'system' as method, r.from_tier, r.to_tier, r.customers from scope_move r
                where r.month = :month and r.scope_kind = :kind and %s
                union all
                select case :kind when 'province' then (select min(id) from org_unit where kind = 'province')
                        when 'city' then t.city_id
                        when 'county' then (select a.org_id from assessment a
                                            where a.customer_id = t.customer_id and a.month = t.month)
                        else t.manager_id end,
                    case :kind when 'province' then null else t.city_id end, 'manual', t.from_tier, t.to_tier, 1
                from tier_change t where t.month = :month and t.method = 'manual' and %s
            ) r""";

    /** Who changed a tier. */
    public enum Method {
        /** The monthly run, by the score. */
        SYSTEM,
        /** An approved request. */
        MANUAL
    }

    public TierMoves {
        moves = List.copyOf(moves);
    }

    /** Customers that went the same way. */
    public record Move(Method method, Tier from, Tier to, long customers) {

        public Move {
            Objects.requireNonNull(method);
            if (from == to) {
                throw new IllegalArgumentException("a move from " + from + " to itself");
            }
        }

        /** Tiers are declared from best to worst. */
        public Direction direction() {
            return to.compareTo(from) < 0 ? Direction.UP : Direction.DOWN;
        }
    }

    /** Customers that went from one tier to another, by either method. */
    public long customers(Tier from, Tier to) {
        return moves.stream()
                .filter(move -> move.from() == from && move.to() == to)
                .mapToLong(Move::customers)
                .sum();
    }

    /** Customers that went that way; by one method, or by either for null. */
    public long customers(Direction direction, @Nullable Method method) {
        return moves.stream()
                .filter(move -> move.direction() == direction && (method == null || move.method() == method))
                .mapToLong(Move::customers)
                .sum();
    }

    public boolean isEmpty() {
        return moves.isEmpty();
    }
}
