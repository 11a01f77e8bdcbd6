package org.renewals.analysis.alert;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.access.NotAllowed;
import org.renewals.alarm.AlertState;
import org.renewals.analysis.customer.ListCursor;
import org.renewals.analysis.customer.Search;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lists the alerts about a manager's customers; nobody else lists single ones (contract.md section 3, function 8). Pages are
 * found by their first or last row (keyset).
 */
@Component
@Transactional(readOnly = true)
public class AlertListQuery {

    private static final int EXPORT_CHUNK = 1_000;

    private static final String FROM =
            " from anomaly_alert k join customer c on c.id = k.customer_id " + AlertRows.MEASURED + " where ";

    private final JdbcClient jdbc;

    AlertListQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a list is asked for. */
    public record Request(AlertFilter filter, AlertSort sort, boolean descending) {}

    /** A row with the value it is sorted by. */
    private record Found(AlertRow row, String sortValue) {

        ListCursor cursor(boolean forward, long position) {
            return new ListCursor(forward, position, row.id(), sortValue);
        }
    }

    /**
     * @param cursor where the page begins or ends; null for the first page
     * @param size most rows of the page
     * @throws NotAllowed for anybody but a manager
     */
    public AlertList find(AccessScope scope, Request request, @Nullable ListCursor cursor, int size) {
        ListCursor from = cursor != null && request.sort().understands(cursor) ? cursor : null;
        boolean forward = from == null || from.forward();
        List<Found> found = new ArrayList<>(page(scope, request, from, forward, size + 1));
        boolean beyond = found.size() > size;
        if (beyond) {
            found.remove(size);
        }
        if (!forward) {
            Collections.reverse(found);
        }
        boolean before = forward ? from != null && !found.isEmpty() : beyond;
        boolean after = forward ? beyond : !found.isEmpty();
        long first = found.isEmpty() ? 0 : firstPosition(from, found.size(), before);
        return new AlertList(
                found.stream().map(Found::row).toList(),
                count(scope, request),
                first,
                after ? found.get(found.size() - 1).cursor(true, first + found.size() - 1) : null,
                before ? found.get(0).cursor(false, first) : null);
    }

    /** Whether the request selects more alerts than that. */
    public boolean exceeds(AccessScope scope, Request request, int limit) {
        return count(scope, request) > limit;
    }

    /** Hands over every alert of the list, in order, without holding more than a thousand of them. */
    public void forEach(AccessScope scope, Request request, Consumer<AlertRow> consumer) {
        ListCursor cursor = null;
        List<Found> found;
        do {
            found = page(scope, request, cursor, true, EXPORT_CHUNK);
            found.forEach(one -> consumer.accept(one.row()));
            if (!found.isEmpty()) {
                cursor = found.get(found.size() - 1).cursor(true, 0);
            }
        } while (found.size() == EXPORT_CHUNK);
    }

    private static long firstPosition(@Nullable ListCursor cursor, int rows, boolean before) {
        if (cursor == null || !before) {
            return 1;
        }
        return cursor.forward() ? cursor.position() + 1 : Math.max(1, cursor.position() - rows);
    }

    private long count(AccessScope scope, Request request) {
        return jdbc.sql("select count(*) from anomaly_alert k join customer c on c.id = k.customer_id where "
                        + conditions(scope, request.filter()))
                .params(parameters(scope, request.filter()))
                .query(Long.class)
                .single();
    }

    private List<Found> page(
            AccessScope scope, Request request, @Nullable ListCursor cursor, boolean forward, int limit) {
        boolean falling = forward == request.descending();
        String x = request.sort().expression();
        Map<String, Object> all = parameters(scope, request.filter());
        all.put("limit", limit);
        String beyond = "";
        if (cursor != null) {
            beyond = " and (" + x + ", k.id) " + (falling ? "<" : ">") + " (cast(:cursorValue as "
                    + request.sort().type() + "), :cursorId)";
            all.put("cursorValue", cursor.value());
            all.put("cursorId", cursor.id());
        }
        String way = falling ? " desc" : "";
        return jdbc.sql("select " + AlertRows.COLUMNS + ", cast(" + x + " as text) as sort_value" + FROM
                        + conditions(scope, request.filter()) + beyond + " order by " + x + way + ", k.id" + way
                        + " limit :limit")
                .params(all)
                .query(AlertListQuery::found)
                .list();
    }

    private static Found found(ResultSet row, int number) throws SQLException {
        return new Found(AlertRows.row(row), row.getString("sort_value"));
    }

    private static String conditions(AccessScope scope, AlertFilter filter) {
        requireManager(scope);
        return scope.predicate("k") + " and k.state in (:states)"
                + (filter.kind() == null ? "" : " and k.kind = :kind")
                + (filter.search().isEmpty() ? "" : " and " + Search.condition("c", filter.search()));
    }

    private static Map<String, Object> parameters(AccessScope scope, AlertFilter filter) {
        Map<String, Object> parameters = new HashMap<>(scope.parameters());
        parameters.put("states", filter.states().stream().map(AlertState::code).toList());
        if (filter.kind() != null) {
            parameters.put("kind", filter.kind().code());
        }
        if (!filter.search().isEmpty()) {
            parameters.putAll(Search.parameters(filter.search()));
        }
        return parameters;
    }

    static void requireManager(AccessScope scope) {
        if (scope.kind() != AccessScope.Kind.MANAGER) {
            throw new NotAllowed(scope.kind() + " asked for single alerts");
        }
    }
}
