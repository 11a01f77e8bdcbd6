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
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.analysis.Subject;
import org.renewals.scoring.care.CareLevel;
import org.renewals.scoring.risk.RiskLevel;
import org.renewals.tier.Direction;
import org.renewals.tier.Tier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lists the customers of a month. Pages are found by their first or last row (keyset), never by counting rows away, and read
 * the assessment of no other customer than those they show: ids come out of an index in the order asked for.
 *
 * <p>How many customers there are is answered by the month's roll-up where that has the figure, which is so for the number
 * behind every link on the first page: all customers, those of some tiers or of some risk levels, those that need attention
 * or moved. For any other filter they are counted out of an index, and no further than {@value #COUNTED}.
 *
 * <p>What the reader's grain does not cover never leaves a query, and he can neither sort nor filter by it.
 */
@Component
@Transactional(readOnly = true)
public class CustomerListQuery {

    /** How far customers are counted one by one; beyond it a list only says that there are more. */
    public static final int COUNTED = 10_000;

    /** As many matches of a search as are looked up one by one. */
    private static final int FEW = 5_000;

    private static final int EXPORT_CHUNK = 1_000;
    private static final String OF_SUBJECT = "r.month = :month and r.scope_kind = :kind and r.scope_id = :id";
    private static final String CUSTOMER = " join customer c on c.id = a.customer_id";

    private final JdbcClient jdbc;

    CustomerListQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What a list is asked for.
     *
     * @param descending the direction; see {@link CustomerSort#descendingByNature}
     */
    public record Request(
            Subject subject, YearMonth month, CustomerFilter filter, CustomerSort sort, boolean descending) {

        /** Sorted as people expect who name no direction. */
        public Request(Subject subject, YearMonth month, CustomerFilter filter, CustomerSort sort) {
            this(subject, month, filter, sort, sort.descendingByNature());
        }
    }

    /** Whether the reader's grain covers what the list is filtered and sorted by (contract.md section 3). */
    public static boolean permits(AccessScope scope, Request request) {
        CustomerGrain grain = CustomerGrain.inList(scope, request.subject());
        return (request.filter().moved() == null || grain.tierChanges())
                && (request.sort() != CustomerSort.INCOME || grain.incomes());
    }

    /**
     * @param cursor where the page begins or ends; null for the first page
     * @param size most rows of the page
     * @throws IllegalArgumentException if {@link #permits} says no
     */
    public CustomerList find(AccessScope scope, Request request, @Nullable ListCursor cursor, int size) {
        Selection selection = new Selection(scope, request);
        ListCursor from = cursor == null || request.sort().understands(cursor) ? cursor : null;
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
        long first = found.isEmpty() ? 0 : firstPosition(from, found.size(), !before);
        // A list that fits on its first page has been counted by reading it.
        Count count = from == null && !beyond ? new Count(found.size(), false) : selection.count(COUNTED);
        return new CustomerList(
                found.stream().map(Found::row).toList(),
                count.number(),
                count.more(),
                first,
                after ? found.get(found.size() - 1).cursor(true, first + found.size() - 1) : null,
                before ? found.get(0).cursor(false, first) : null);
    }

    /**
     * Whether the filter selects more customers than that.
     *
     * @throws IllegalArgumentException if {@link #permits} says no
     */
    public boolean exceeds(AccessScope scope, Request request, int limit) {
        Count count = new Selection(scope, request).count(limit);
        return count.more() || count.number() > limit;
    }

    /**
     * Hands over every customer of the list, in order, without holding more than a thousand of them.
     *
     * @throws IllegalArgumentException if {@link #permits} says no
     */
    public void forEach(AccessScope scope, Request request, Consumer<CustomerList.Row> consumer) {
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

    /** The industries that occur among customers, to choose from. */
    public List<String> industries(AccessScope scope) {
        // Jumps from one industry to the next along the index instead of reading every customer.
        return jdbc.sql(
                        "with recursive step(industry) as (select min(c.industry) from customer c where "
                                + scope.predicate("c") + " union all select (select min(c.industry) from customer c"
                                + " where c.industry > step.industry and " + scope.predicate("c")
                                + ") from step where step.industry is not null)"
                                + " select industry from step where industry is not null order by industry collate \"zh-x-icu\"")
                .params(scope.parameters())
                .query(String.class)
                .list();
    }

    /** What a grid is called; grids are places, and their names nobody's data. */
    public Optional<String> gridName(AccessScope scope, String code) {
        return jdbc.sql("select g.name from grid g where g.code = :code")
                .param("code", code.replace('\0', ' '))
                .query(String.class)
                .optional();
    }

    private static long firstPosition(@Nullable ListCursor cursor, int rows, boolean atBeginning) {
        if (cursor == null || atBeginning) {
            return 1;
        }
        return cursor.forward() ? cursor.position() + 1 : Math.max(1, cursor.position() - rows);
    }

    /** A row with the value it is sorted by. */
    private record Found(CustomerList.Row row, @Nullable String sortValue) {

        ListCursor cursor(boolean forward, long position) {
            return new ListCursor(forward, position, row.customerId(), sortValue);
        }
    }

    /** @param more whether counting stopped at {@code number} */
    private record Count(long number, boolean more) {}

    /** The SQL of one request. */
    private final class Selection {

        private final AccessScope scope;
        private final Request request;
        private final CustomerSort sort;
        private final boolean searches;
        private final CustomerGrain grain;
        private final @Nullable Long customersOfGrid;
        private final String where;
        private final Map<String, Object> parameters = new HashMap<>();

        Selection(AccessScope scope, Request request) {
            if (!permits(scope, request)) {
                throw new IllegalArgumentException(scope.kind() + " may not list " + request);
            }
            this.scope = scope;
            this.request = request;
            this.sort = request.sort();
            this.grain = CustomerGrain.inList(scope, request.subject());
            CustomerFilter filter = request.filter();
            this.searches = !filter.search().isEmpty();
            StringBuilder conditions = new StringBuilder("a.month = :month and ").append(scope.predicate("a"));
            parameters.putAll(scope.parameters());
            parameters.put("month", request.month().atDay(1));
            narrow(conditions, request.subject());
            narrow(conditions, filter, request.month());
            this.customersOfGrid = narrow(conditions, filter.grids(), request.month());
            this.where = conditions.toString();
        }

        private void narrow(StringBuilder conditions, Subject subject) {
            switch (subject.kind()) {
                case PROVINCE -> {
                    // all of them
                }
                case CITY -> conditions.append(" and a.city_id = :subject");
                case COUNTY -> conditions.append(" and a.org_id = :subject");
                case MANAGER -> conditions.append(" and a.manager_id = :subject");
            }
            parameters.put("subject", subject.id());
        }

        private void narrow(StringBuilder conditions, CustomerFilter filter, YearMonth month) {
            if (!filter.search().isEmpty()) {
                Search.plannedForItsText(jdbc);
                conditions.append(" and ").append(matching(filter.search()));
            }
            if (!filter.tiers().isEmpty()) {
                conditions.append(" and a.tier in (:tiers)");
                parameters.put("tiers", filter.tiers().stream().map(Tier::name).toList());
            }
            if (!filter.risks().isEmpty()) {
                conditions.append(" and a.risk_level in (:risks)");
                parameters.put(
                        "risks",
                        filter.risks().stream().map(CustomerListQuery::code).toList());
            }
            if (filter.industry() != null) {
                conditions.append(" and a.industry = :industry");
                parameters.put("industry", filter.industry());
            }
            if (filter.attention()) {
                conditions.append(" and a.attention");
            }
            if (filter.moved() != null) {
                // Tier names sort from best to worst.
                conditions.append(
                        filter.moved() == Direction.UP
                                ? " and a.tier < a.previous_tier"
                                : " and a.tier > a.previous_tier");
            }
            if (filter.actWithinDays() != null) {
                conditions.append(" and a.next_act_by <= :actBy");
                parameters.put("actBy", month.atEndOfMonth().plusDays(filter.actWithinDays()));
            }
        }

        /** @return how many customers the grid has for the reader; null where the filter is no single grid */
        private @Nullable Long narrow(StringBuilder conditions, GridFilter grids, YearMonth month) {
            if (grids.equals(GridFilter.NONE)) {
                return null;
            }
            GridSelection selected = GridSelection.of(jdbc, scope, month, grids, grain);
            conditions.append(" and ").append(selected.condition());
            parameters.putAll(selected.parameters());
            return selected.customers();
        }

        /**
         * Few customers that match are looked up one by one. Many are met soon enough on the way through the list, and then
         * none has to be found beforehand.
         */
        private String matching(String search) {
            String match = Search.condition("c", search);
            Map<String, Object> words = Search.parameters(search);
            List<Long> few = jdbc.sql("select c.id from customer c where " + scope.predicate("c") + " and " + match
                            + " limit :few")
                    .params(scope.parameters())
                    .params(words)
                    .param("few", FEW + 1)
                    .query(Long.class)
                    .list();
            if (few.size() > FEW) {
                parameters.putAll(words);
                return match;
            }
            parameters.put("few", few.toArray(Long[]::new));
            return "a.customer_id = any(cast(:few as bigint[]))";
        }

        /** All of them from the roll-up; where that has no such figure, one by one up to {@code limit}. */
        Count count(int limit) {
            return rolledUp().map(number -> new Count(number, false)).orElseGet(() -> {
                long counted = jdbc.sql("select count(*) from (select 1 from assessment a" + (searches ? CUSTOMER : "")
                                + " where " + where + " limit :beyond) counted")
                        .params(parameters)
                        .param("beyond", limit + 1)
                        .query(Long.class)
                        .single();
                return new Count(Math.min(counted, limit), counted > limit);
            });
        }

        /** Whether the subject is all the reader sees, as a grid's roll-up is. */
        private boolean isWholeScope(Subject subject) {
            return switch (scope.kind()) {
                case PROVINCE -> subject.is(Subject.Kind.PROVINCE);
                case CITY -> subject.is(Subject.Kind.CITY);
                case MANAGER -> subject.is(Subject.Kind.MANAGER);
                default -> false;
            };
        }

        private Optional<Long> rolledUp() {
            if (customersOfGrid != null
                    && request.filter()
                            .equals(CustomerFilter.NONE.of(request.filter().grids()))
                    && isWholeScope(request.subject())) {
                return Optional.of(customersOfGrid);
            }
            String coverage = request.filter().coverage();
            if (coverage != null) {
                return jdbc.sql("select r." + coverage + " from grid_coverage r where " + OF_SUBJECT + " and "
                                + scope.predicate("r"))
                        .params(ofSubject())
                        .query(Long.class)
                        .optional();
            }
            String figure = request.filter().rollUp();
            return figure == null
                    ? Optional.empty()
                    : jdbc.sql("select " + figure + " from scope_month r where " + OF_SUBJECT + " and "
                                    + scope.predicate("r"))
                            .params(ofSubject())
                            .query(Long.class)
                            .optional();
        }

        private Map<String, Object> ofSubject() {
            Map<String, Object> values = new HashMap<>(scope.parameters());
            values.put("month", request.month().atDay(1));
            values.put("kind", request.subject().kind().code());
            values.put("id", request.subject().id());
            return values;
        }

        /** Rows after (or, nearest first, before) the cursor: those with a sort value come first, the others last. */
        List<Found> page(@Nullable ListCursor cursor, boolean forward, int limit) {
            boolean cursorHasValue = cursor != null && cursor.value() != null;
            List<Found> found = new ArrayList<>();
            if (forward) {
                if (cursor == null || cursorHasValue) {
                    found.addAll(withValue(cursor, true, limit));
                }
                if (found.size() < limit) {
                    found.addAll(withoutValue(cursorHasValue ? null : cursor, true, limit - found.size()));
                }
            } else {
                if (!cursorHasValue) {
                    found.addAll(withoutValue(cursor, false, limit));
                }
                if (found.size() < limit) {
                    found.addAll(withValue(cursorHasValue ? cursor : null, false, limit - found.size()));
                }
            }
            return found;
        }

        private List<Found> withValue(@Nullable ListCursor cursor, boolean forward, int limit) {
            boolean falling = forward == request.descending();
            String x = sort.expression();
            String condition = x + " is not null";
            if (cursor != null) {
                condition += " and (" + x + ", " + sort.id() + ") " + (falling ? "<" : ">") + " (cast(:value as "
                        + sort.type() + "), :cursorId)";
            }
            String from = "assessment a" + (searches || sort == CustomerSort.NAME ? CUSTOMER : "");
            return rows(from, condition, x, sort.id(), falling, cursor, limit);
        }

        private List<Found> withoutValue(@Nullable ListCursor cursor, boolean forward, int limit) {
            boolean name = sort == CustomerSort.NAME;
            if (!sort.mayLack() || (name && (searches || scope.kind() == AccessScope.Kind.PROVINCE))) {
                return List.of();
            }
            String from = "assessment a" + (searches ? CUSTOMER : "");
            String condition = name
                    ? "not exists (select from customer c where c.id = a.customer_id)"
                    : sort.expression() + " is null";
            if (cursor != null) {
                condition += " and a.customer_id " + (forward ? ">" : "<") + " :cursorId";
            }
            return rows(from, condition, null, "a.customer_id", !forward, cursor, limit);
        }

        /** @param key what is sorted by before the id; null for nothing */
        private List<Found> rows(
                String from,
                String condition,
                @Nullable String key,
                String id,
                boolean falling,
                @Nullable ListCursor cursor,
                int limit) {
            Map<String, Object> all = new HashMap<>(parameters);
            all.put("limit", limit);
            if (cursor != null) {
                all.put("cursorId", cursor.id());
                if (cursor.value() != null) {
                    all.put("value", cursor.value());
                }
            }
            String way = falling ? " desc" : "";
            String inner = (key == null ? "" : key + way + ", ") + id + way;
            String outer = (key == null ? "" : "p.sort_key" + way + ", ") + "p.customer_id" + way;
            String selected = "select a.customer_id, " + (key == null ? "null" : key) + " as sort_key from " + from
                    + " where " + where + " and " + condition;
            String ordered = " order by " + inner + " limit :limit";
            String page = sort == CustomerSort.SCORE ? byTier(selected, ordered, way) : selected + ordered;
            return jdbc.sql(
                            "select cast(p.sort_key as text) as sort_value, r.customer_id, r.industry, r.tier, r.previous_tier,"
                                    + " r.value_score, r.risk_level, r.risk_points, r.total_income, r.previous_income, r.members,"
                                    + " r.effective_members, r.next_act_by, r.due_value, r.attention, n.code, n.name,"
                                    + " city.name as city_name, county.name as county_name, m.name as manager_name, "
                                    + ScorePlace.COLUMNS + ", "
                                    + CareLevel.expression("r", "g.id is not null")
                                    + " as care, s.name as sub_grid_name"
                                    + " from (" + page + ") p"
                                    // one by one: the planner does not see that a customer has one assessment a month
                                    + " join lateral (select * from assessment x where x.customer_id = p.customer_id"
                                    + " and x.month = :month limit 1) r on true"
                                    + ScorePlace.of("r")
                                    + " left join customer n on n.id = p.customer_id"
                                    + " left join org_unit city on city.id = r.city_id"
                                    + " left join org_unit county on county.id = r.org_id and county.kind = 'county'"
                                    + " left join account m on m.id = r.manager_id"
                                    + " left join grid g on g.id = r.grid_id and g.kind in ('sub', 'micro')"
                                    + " and exists (select from org_unit o where o.id = g.org_id and o.city_id = r.city_id)"
                                    + " left join grid s on s.id = case g.kind when 'sub' then g.id else g.parent_id end"
                                    + " order by " + outer)
                    .params(all)
                    .query((row, number) -> new Found(row(row), row.getString("sort_value")))
                    .list();
        }

        /** Worse tiers stand behind all the better ones in the order of scores: each is read from where it begins. */
        private String byTier(String selected, String ordered, String way) {
            Set<Tier> tiers = request.filter().possibleTiers();
            if (tiers.isEmpty() || tiers.size() == Tier.values().length) {
                return selected + ordered;
            }
            return tiers.stream()
                            .map(tier -> "(" + selected + " and a.tier = '" + tier.name() + "'" + ordered + ")")
                            .collect(Collectors.joining(" union all ", "select * from (", ") t"))
                    + " order by sort_key" + way + ", customer_id" + way + " limit :limit";
        }

        private CustomerList.Row row(ResultSet row) throws SQLException {
            return new CustomerList.Row(
                    row.getLong("customer_id"),
                    row.getString("code"),
                    row.getString("name"),
                    row.getString("city_name"),
                    row.getString("county_name"),
                    row.getString("manager_name"),
                    row.getString("industry"),
                    Tier.valueOf(row.getString("tier")),
                    grain.tierChanges() ? tier(row.getString("previous_tier")) : null,
                    row.getBigDecimal("value_score"),
                    ScorePlace.percentile(row),
                    RiskLevel.valueOf(row.getString("risk_level").toUpperCase(Locale.ROOT)),
                    row.getInt("risk_points"),
                    grain.incomes() ? row.getBigDecimal("total_income") : null,
                    grain.incomes() ? row.getBigDecimal("previous_income") : null,
                    grain.members() ? (Integer) row.getObject("members") : null,
                    grain.members() ? (Integer) row.getObject("effective_members") : null,
                    row.getObject("next_act_by", LocalDate.class),
                    row.getBigDecimal("due_value"),
                    row.getBoolean("attention"),
                    CareLevel.valueOf(row.getString("care").toUpperCase(Locale.ROOT)),
                    row.getString("sub_grid_name"));
        }
    }

    private static @Nullable Tier tier(@Nullable String name) {
        return name == null ? null : Tier.valueOf(name);
    }

    private static String code(RiskLevel level) {
        return level.name().toLowerCase(Locale.ROOT);
    }
}
