package org.renewals.analysis.customer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.analysis.DueContracts;
import org.renewals.analysis.Subject;
import org.renewals.scoring.risk.RiskLevel;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lists the contracts the monthly run counted as due, by the same rule and for the same manager. */
@Component
@Transactional(readOnly = true)
public class DueContractListQuery {

    /** How long after its end an undecided contract still counts as such (contract.md "due cohort"). */
    private static final int GRACE_DAYS = 30;

    private final JdbcClient jdbc;

    DueContractListQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What a list is asked for.
     *
     * @param firstDay of the days to act on, counted from the end of the month; 0 and less have passed
     * @param lastDay at most the reach of the last window
     * @param risk only customers of this level; null for all
     */
    public record Request(
            Subject subject,
            YearMonth month,
            int firstDay,
            int lastDay,
            @Nullable RiskLevel risk) {

        private static final int EVER = -100_000;
        private static final int REACH = DueContracts.WINDOWS.get(DueContracts.WINDOWS.size() - 1);

        public Request {
            if (firstDay > lastDay || lastDay > REACH) {
                throw new IllegalArgumentException("days " + firstDay + " to " + lastDay + ", accepted up to " + REACH);
            }
        }

        /** Everything still ahead, up to so many days. */
        public static Request within(Subject subject, YearMonth month, int days, @Nullable RiskLevel risk) {
            return new Request(subject, month, 1, days, risk);
        }

        /**
         * One window of {@link DueContracts#WINDOWS}.
         *
         * @throws IllegalArgumentException if there is no such window
         */
        public static Request ofWindow(Subject subject, YearMonth month, int window, @Nullable RiskLevel risk) {
            int index = DueContracts.WINDOWS.indexOf(window);
            if (index < 0) {
                throw new IllegalArgumentException("window " + window + ", accepted are " + DueContracts.WINDOWS);
            }
            int first = index == 0 ? EVER : DueContracts.WINDOWS.get(index - 1) + 1;
            return new Request(subject, month, first, window, risk);
        }
    }

    /**
     * @param cursor where the page begins or ends; null for the first page
     * @param size most rows of the page
     */
    public DueContractList find(AccessScope scope, Request request, @Nullable ListCursor cursor, int size) {
        if (cursor != null && (cursor.value() == null || !CustomerSort.DUE.understands(cursor))) {
            return find(scope, request, null, size);
        }
        Map<String, Object> parameters = parameters(scope, request);
        String selection = selection(scope, request);
        boolean forward = cursor == null || cursor.forward();
        List<DueContractList.Row> rows = new ArrayList<>(page(selection, parameters, cursor, forward, size + 1));
        boolean more = rows.size() > size;
        if (more) {
            rows.remove(size);
        }
        if (!forward) {
            Collections.reverse(rows);
        }
        boolean after = forward ? more : !rows.isEmpty();
        boolean before = forward ? cursor != null && !rows.isEmpty() : more;
        long first = first(cursor, rows.size(), before);
        return jdbc.sql("select count(*) as contracts, coalesce(sum(d.monthly_value), 0) as value from " + selection)
                .params(parameters)
                .query((row, number) -> new DueContractList(
                        request.month(),
                        rows,
                        row.getLong("contracts"),
                        row.getBigDecimal("value"),
                        first,
                        after ? cursor(true, first + rows.size() - 1, rows.get(rows.size() - 1)) : null,
                        before ? cursor(false, first, rows.get(0)) : null))
                .single();
    }

    private static long first(@Nullable ListCursor cursor, int rows, boolean before) {
        if (rows == 0) {
            return 0;
        }
        if (cursor == null || !before) {
            return 1;
        }
        return cursor.forward() ? cursor.position() + 1 : Math.max(1, cursor.position() - rows);
    }

    private static ListCursor cursor(boolean forward, long position, DueContractList.Row row) {
        return new ListCursor(forward, position, row.id(), row.actBy().toString());
    }

    private List<DueContractList.Row> page(
            String selection, Map<String, Object> parameters, @Nullable ListCursor cursor, boolean forward, int limit) {
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("limit", limit);
        String beyond = "";
        if (cursor != null) {
            beyond = " and (d.act_by, d.id) " + (forward ? ">" : "<") + " (cast(:cursorDay as date), :cursorId)";
            all.put("cursorDay", Objects.requireNonNull(cursor.value()));
            all.put("cursorId", cursor.id());
        }
        String order = forward ? "act_by, %sid" : "act_by desc, %sid desc";
        return jdbc.sql("select p.*, n.name as product_name, city.name as city_name, m.name as manager_name"
                        + " from (select d.* from " + selection + beyond + " order by d." + order.replace("%s", "d.")
                        + " limit :limit) p left join product n on n.id = p.product_id"
                        + " left join org_unit city on city.id = p.city_id left join account m on m.id = p.manager_id"
                        + " order by p." + order.replace("%s", "p."))
                .params(all)
                .query((row, number) -> row(row))
                .list();
    }

    private static Map<String, Object> parameters(AccessScope scope, Request request) {
        LocalDate end = request.month().atEndOfMonth();
        Map<String, Object> parameters = new HashMap<>(scope.parameters());
        parameters.put("month", request.month().atDay(1));
        parameters.put("end", end);
        parameters.put("graceFrom", end.minusDays(GRACE_DAYS));
        parameters.put("firstDay", end.plusDays(request.firstDay()));
        parameters.put("lastDay", end.plusDays(request.lastDay()));
        parameters.put("subject", request.subject().id());
        if (request.risk() != null) {
            parameters.put("risk", request.risk().name().toLowerCase(Locale.ROOT));
        }
        return parameters;
    }

    private static String selection(AccessScope scope, Request request) {
        String subject = switch (request.subject().kind()) {
            case PROVINCE -> "true";
            case CITY -> "d.city_id = :subject";
            case COUNTY -> "d.org_id = :subject";
            case MANAGER -> "d.manager_id = :subject";
        };
        return "(select k.id, k.number, k.product_id, k.ends_on, k.act_by, k.monthly_value, k.auto_renews,"
                + " c.code, c.name, coalesce(a.city_id, c.city_id) as city_id, coalesce(a.org_id, c.org_id) as org_id,"
                + " coalesce(a.manager_id, c.manager_id) as manager_id, a.risk_level"
                + " from contract k join customer c on c.id = k.customer_id"
                + " left join assessment a on a.customer_id = k.customer_id and a.month = :month"
                + " where k.act_by between :firstDay and :lastDay and k.starts_on <= :end and k.ends_on >= :graceFrom"
                + " and (k.outcome = 'open' or coalesce(k.decided_on, k.ends_on) > :end)) d where "
                + scope.predicate("d") + " and " + subject
                + (request.risk() == null ? "" : " and d.risk_level = :risk");
    }

    private static DueContractList.Row row(ResultSet row) throws SQLException {
        String risk = row.getString("risk_level");
        return new DueContractList.Row(
                row.getLong("id"),
                row.getString("number"),
                row.getString("code"),
                row.getString("name"),
                row.getString("city_name"),
                row.getString("manager_name"),
                row.getString("product_name"),
                row.getObject("ends_on", LocalDate.class),
                row.getObject("act_by", LocalDate.class),
                row.getBigDecimal("monthly_value"),
                (Boolean) row.getObject("auto_renews"),
                risk == null ? null : RiskLevel.valueOf(risk.toUpperCase(Locale.ROOT)));
    }
}
