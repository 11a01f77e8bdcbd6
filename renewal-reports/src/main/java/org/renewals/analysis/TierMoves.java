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
