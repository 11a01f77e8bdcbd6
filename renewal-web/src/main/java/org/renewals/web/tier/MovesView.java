package org.renewals.web.tier;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.renewals.analysis.TierMoves;
import org.renewals.tier.Direction;
import org.renewals.tier.Tier;

/**
 * Tiers that changed in a month: how many by which way, and from where to where (R049, R051).
 *
 * @param rows one for each tier, from it to the others
 */
record MovesView(List<Method> methods, List<Row> rows, long total) {

    /** @param code {@code system} or {@code manual} */
    record Method(String code, long up, long down) {}

    /** @param cells customers that went to each tier, best first */
    record Row(Tier from, List<Cell> cells) {}

    /** @param css whether it is a good way to go; null for none */
    record Cell(long customers, @Nullable String css) {}

    /** Null where there is nothing to show. */
    static @Nullable MovesView of(@Nullable TierMoves moves) {
        if (moves == null || moves.isEmpty()) {
            return null;
        }
        List<Method> methods = new ArrayList<>();
        for (TierMoves.Method method : TierMoves.Method.values()) {
            methods.add(new Method(
                    method.name().toLowerCase(Locale.ROOT),
                    moves.customers(Direction.UP, method),
                    moves.customers(Direction.DOWN, method)));
        }
        List<Row> rows = new ArrayList<>();
        for (Tier from : Tier.values()) {
            List<Cell> cells = new ArrayList<>();
            for (Tier to : Tier.values()) {
                long customers = from == to ? 0 : moves.customers(from, to);
                cells.add(new Cell(customers, customers == 0 ? null : to.isAbove(from) ? "good" : "bad"));
            }
            rows.add(new Row(from, cells));
        }
        return new MovesView(
                methods,
                rows,
                methods.stream().mapToLong(one -> one.up() + one.down()).sum());
    }
}
