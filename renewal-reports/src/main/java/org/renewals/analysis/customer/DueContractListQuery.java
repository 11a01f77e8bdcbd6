package org.renewals.analysis.customer;

import java.math.BigDecimal;
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
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.analysis.DueContracts;
import org.renewals.analysis.Subject;
import org.renewals.analysis.likelihood.Likelihood;
import org.renewals.analysis.likelihood.Likelihoods;
import org.renewals.analysis.likelihood.ScoredContract;
import org.renewals.contract.Contract;
import org.renewals.scoring.risk.RiskLevel;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lists the contracts the monthly run counted as due, by the same rule and for the same manager. Pages are found by their
 * first or last row (keyset).
 *
 * <p>How many there are, and worth what, the month's roll-up says, for a request is always about whole windows of it; only a
 * search has to count them, and stops at {@value #COUNTED}.
 */
@Component
@Transactional(readOnly = true)
public class DueContractListQuery {

    /** How far contracts are counted one by one; beyond it a list only says that there are more. */
    public static final int COUNTED = 10_000;

    private static final int EXPORT_CHUNK = 1_000;

    private static final String DUE =
            "(select k.id, k.number, k.customer_id, k.product_id, k.ends_on, k.act_by, k.monthly_value, k.auto_renews,"
                    + " c.code, c.name, c.search_name, c.initials, coalesce(a.city_id, c.city_id) as city_id, coalesce(a.org_id, c.org_id) as org_id,"
                    + " coalesce(a.manager_id, c.manager_id) as manager_id, a.risk_level"
                    + " from contract k join customer c on c.id = k.customer_id"
                    + " left join assessment a on a.customer_id = k.customer_id and a.month = :month"
                    + " where k.act_by between :firstDay and :lastDay"
                    // says no more than the end does, but to the index: what is past is looked for from there on only
                    + " and k.act_by >= cast(:openFrom as date) - (select coalesce(max(n.notice_days), 0) from contract n)"
                    + " and k.starts_on <= :end and k.ends_on >= :openFrom"
                    + " and (k.outcome = 'open' or coalesce(k.decided_on, k.ends_on) > :end)) d where ";

    private final JdbcClient jdbc;
    private final Likelihoods likelihoods;

    DueContractListQuery(JdbcClient jdbc, Likelihoods likelihoods) {
        this.jdbc = jdbc;
        this.likelihoods = likelihoods;
    }

    /**
     * What a list is asked for.
     *
     * @param firstDay of the days to act on, counted from the end of the month; 0 and less have passed
     * @param lastDay where one of {@link DueContracts#WINDOWS} ends
     * @param risk only customers of this level, as {@link DueContracts} names them; null for all
     * @param search part of the contract's number, or of its customer's name, code or initials, as typed
     */
    public record Request(
            Subject subject,
            YearMonth month,
            int firstDay,
            int lastDay,
            @Nullable String risk,
            String search,
            DueSort sort,
            boolean descending) {

        /** Before any day to act on. */
        private static final int EVER = -100_000;

        public Request {
            search = Search.plain(search);
            boolean begins = firstDay == EVER || DueContracts.WINDOWS.contains(firstDay - 1);
            if (!begins || firstDay > lastDay || !DueContracts.WINDOWS.contains(lastDay)) {
                throw new IllegalArgumentException("days " + firstDay + " to " + lastDay
                        + ", accepted are whole windows of " + DueContracts.WINDOWS);
            }
            if (risk != null && !DueContracts.RISK_LEVELS.contains(risk) && !DueContracts.UNRATED.equals(risk)) {
                throw new IllegalArgumentException(
                        "risk " + risk + ", accepted are " + DueContracts.RISK_LEVELS + " and " + DueContracts.UNRATED);
            }
        }

        private Request(Subject subject, YearMonth month, int firstDay, int lastDay, @Nullable String risk) {
            this(subject, month, firstDay, lastDay, risk, "", DueSort.ACT_BY, DueSort.ACT_BY.descendingByNature());
        }

        /** Everything still ahead, up to so many days, the nearest first. */
        public static Request within(Subject subject, YearMonth month, int days, @Nullable String risk) {
            return new Request(subject, month, 1, days, risk);
        }

        /**
         * One window of {@link DueContracts#WINDOWS}, the nearest first.
         *
         * @throws IllegalArgumentException if there is no such window
         */
        public static Request ofWindow(Subject subject, YearMonth month, int window, @Nullable String risk) {
            int index = DueContracts.WINDOWS.indexOf(window);
            return new Request(
                    subject, month, index <= 0 ? EVER : DueContracts.WINDOWS.get(index - 1) + 1, window, risk);
        }

        /** The same contracts as far as they match what was typed, in another order. */
        public Request found(String typed, DueSort order, boolean falling) {
            return new Request(subject, month, firstDay, lastDay, risk, typed, order, falling);
        }
    }

    /**
     * @param cursor where the page begins or ends; null for the first page
     * @param size most rows of the page
     */
    public DueContractList find(AccessScope scope, Request request, @Nullable ListCursor cursor, int size) {
        Selection selection = new Selection(scope, request);
        ListCursor from = cursor != null && request.sort().understands(cursor) ? cursor : null;
        boolean forward = from == null || from.forward();
        List<Found> found = new ArrayList<>(selection.page(from, forward, size + 1));
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
        List<DueContractList.Row> rows = found.stream().map(Found::row).toList();
        // A list that fits on its first page has been counted by reading it.
        Total total = from == null && !beyond ? Total.of(rows) : selection.total();
        return new DueContractList(
                request.month(),
                rows,
                total.contracts(),
                total.more(),
                total.value(),
                total.forecast(),
                total.revenueAtRisk(),
                first,
                after ? found.get(found.size() - 1).cursor(true, first + found.size() - 1) : null,
                before ? found.get(0).cursor(false, first) : null);
    }

    /** Whether the request selects more contracts than that. */
    public boolean exceeds(AccessScope scope, Request request, int limit) {
        return new Selection(scope, request).count(limit + 1) > limit;
    }

    /** Hands over every contract of the list, in order, without holding more than a thousand of them. */
    public void forEach(AccessScope scope, Request request, Consumer<DueContractList.Row> consumer) {
        Selection selection = new Selection(scope, request);
        ListCursor cursor = null;
        List<Found> found;
        do {
            found = selection.page(cursor, true, EXPORT_CHUNK);
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

    /** A row with the value it is sorted by. */
    private record Found(DueContractList.Row row, String sortValue) {

        ListCursor cursor(boolean forward, long position) {
            return new ListCursor(forward, position, row.id(), sortValue);
        }
    }

    /**
     * @param more whether counting stopped at {@code contracts}
     * @param value null if it did, as are the others
     */
    private record Total(
            long contracts,
            boolean more,
            @Nullable BigDecimal value,
            @Nullable BigDecimal forecast,
            @Nullable BigDecimal revenueAtRisk) {

        static Total of(List<DueContractList.Row> rows) {
            List<Likelihood> known = rows.stream()
                    .map(DueContractList.Row::likelihood)
                    .filter(Objects::nonNull)
                    .toList();
            return new Total(
                    rows.size(),
                    false,
                    rows.stream().map(DueContractList.Row::monthlyValue).reduce(BigDecimal.ZERO, BigDecimal::add),
                    known.stream()
                            .map(Likelihood::forecast)
                            .reduce(BigDecimal::add)
                            .orElse(null),
                    known.stream()
                            .map(Likelihood::revenueAtRisk)
                            .reduce(BigDecimal::add)
                            .orElse(null));
        }

        static Total of(ResultSet row) throws SQLException {
            return new Total(
                    row.getLong("contracts"),
                    false,
                    row.getBigDecimal("value"),
                    row.getBigDecimal("likely"),
                    row.getBigDecimal("at_risk"));
        }
    }

    /** The SQL of one request. */
    private final class Selection {

        private final AccessScope scope;
        private final Request request;
        private final String selected;
        private final Map<String, Object> parameters = new HashMap<>();

        Selection(AccessScope scope, Request request) {
            this.scope = scope;
            this.request = request;
            LocalDate end = request.month().atEndOfMonth();
            parameters.putAll(scope.parameters());
            parameters.put("month", request.month().atDay(1));
            parameters.put("end", end);
            parameters.put("openFrom", end.minusDays(Contract.LOST_AFTER_DAYS - 1L));
            parameters.put("firstDay", end.plusDays(request.firstDay()));
            parameters.put("lastDay", end.plusDays(request.lastDay()));
            parameters.put("subject", request.subject().id());
            if (request.risk() != null) {
                parameters.put("risk", request.risk());
            }
            if (!request.search().isEmpty()) {
                Search.plannedForItsText(jdbc);
                parameters.put("search", Search.pattern(request.search()));
                parameters.putAll(Search.parameters(request.search()));
            }
            this.selected = DUE + scope.predicate("d") + " and " + conditions(request);
        }

        private static String conditions(Request request) {
            String subject = switch (request.subject().kind()) {
                case PROVINCE -> "true";
                case CITY -> "d.city_id = :subject";
                case COUNTY -> "d.org_id = :subject";
                // The few customers that can be meant come first, so that not every contract due is looked at.
                case MANAGER ->
                    "d.manager_id = :subject and d.customer_id in (select x.customer_id from assessment x"
                            + " where x.month = :month and x.manager_id = :subject"
                            + " union all select y.id from customer y where y.manager_id = :subject)";
            };
            String risk = request.risk() == null
                    ? ""
                    : DueContracts.UNRATED.equals(request.risk())
                            ? " and d.risk_level is null"
                            : " and d.risk_level = :risk";
            String search = request.search().isEmpty()
                    ? ""
                    : " and (d.number " + Search.operator(request.search()) + " :search or "
                            + Search.condition("d", request.search()) + ")";
            return subject + risk + search;
        }

        long count(int limit) {
            return jdbc.sql("select count(*) from (select 1 from " + selected + " limit :limit) counted")
                    .params(parameters)
                    .param("limit", limit)
                    .query(Long.class)
                    .single();
        }

        Total total() {
            return request.search().isEmpty() ? rolledUp().orElseGet(this::counted) : counted();
        }

        private Optional<Total> rolledUp() {
            return jdbc.sql("select sum(r.contracts) as contracts, sum(r.value) as value, sum(r.likely) as likely,"
                            + " sum(r.at_risk) as at_risk from scope_due r"
                            + " where r.month = :month and r.scope_kind = :kind and r.scope_id = :id"
                            + " and r.window_days between :firstDay and :lastDay"
                            + (request.risk() == null ? "" : " and r.risk_level = :risk") + " and "
                            + scope.predicate("r"))
                    .params(scope.parameters())
                    .param("month", request.month().atDay(1))
                    .param("kind", request.subject().kind().code())
                    .param("id", request.subject().id())
                    .param("firstDay", request.firstDay())
                    .param("lastDay", request.lastDay())
                    .param("risk", request.risk())
                    .query((row, number) ->
                            row.getBigDecimal("value") == null ? Optional.<Total>empty() : Optional.of(Total.of(row)))
                    .single();
        }

        private Total counted() {
            return jdbc.sql("select count(*) as contracts, coalesce(sum(counted.monthly_value), 0) as value,"
                            + " sum(s.probability::numeric * s.monthly_value) as likely, sum(s.revenue_at_risk) as at_risk"
                            + " from (select d.id, d.monthly_value from " + selected + " limit :limit) counted"
                            + " left join contract_score s on s.contract_id = counted.id and s.month = :month")
                    .params(parameters)
                    .param("limit", COUNTED + 1)
                    .query((row, number) -> {
                        Total total = Total.of(row);
                        return total.contracts() > COUNTED ? new Total(COUNTED, true, null, null, null) : total;
                    })
                    .single();
        }

        List<Found> page(@Nullable ListCursor cursor, boolean forward, int limit) {
            boolean falling = forward == request.descending();
            String x = request.sort().expression();
            Map<String, Object> all = new HashMap<>(parameters);
            all.put("limit", limit);
            String beyond = "";
            if (cursor != null) {
                beyond = " and (" + x + ", d.id) " + (falling ? "<" : ">") + " (cast(:cursorValue as "
                        + request.sort().type() + "), :cursorId)";
                all.put("cursorValue", cursor.value());
                all.put("cursorId", cursor.id());
            }
            String way = falling ? " desc" : "";
            List<Read> read = jdbc.sql("select p.*, cast(p.sort_key as text) as sort_value, n.name as product_name,"
                            + " city.name as city_name, m.name as manager_name, " + ScoredContract.COLUMNS
                            + " from (select d.*, " + x
                            + " as sort_key from " + selected + beyond + " order by " + x + way + ", d.id" + way
                            + " limit :limit) p left join product n on n.id = p.product_id"
                            + " left join org_unit city on city.id = p.city_id left join account m on m.id = p.manager_id"
                            // of contracts that were found inside the scope
                            + " left join contract_score s on s.contract_id = p.id and s.month = :month"
                            + " order by p.sort_key" + way + ", p.id" + way)
                    .params(all)
                    .query((row, number) -> new Read(row(row), row.getString("sort_value"), ScoredContract.of(row)))
                    .list();
            List<@Nullable Likelihood> explained = likelihoods.explain(
                    request.month(),
                    read.stream().map(Read::score).toList(),
                    CustomerGrain.inList(scope, request.subject())::covers);
            List<Found> found = new ArrayList<>();
            for (int i = 0; i < read.size(); i++) {
                found.add(new Found(
                        read.get(i).row().with(explained.get(i)), read.get(i).sortValue()));
            }
            return found;
        }
    }

    /** A row whose score is not explained yet. */
    private record Read(
            DueContractList.Row row,
            String sortValue,
            @Nullable ScoredContract score) {}

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
                risk == null ? null : RiskLevel.valueOf(risk.toUpperCase(Locale.ROOT)),
                null);
    }
}
