package org.renewals.analysis.evaluation;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.access.NotAllowed;
import org.renewals.analysis.Breakdown;
import org.renewals.analysis.BreakdownQuery;
import org.renewals.analysis.MonthOverviewQuery;
import org.renewals.analysis.RollUps;
import org.renewals.analysis.Subject;
import org.renewals.analysis.TierMoves;
import org.renewals.analysis.figure.ScopeMonth;
import org.renewals.scoring.elasticity.IncomeKind;
import org.renewals.tier.Tier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads {@link Evaluation}: parts from the roll-ups, and customers of one account manager, who are few enough to be read one by
 * one. Nothing here adds customers up.
 */
@Component
@Transactional(readOnly = true)
public class EvaluationQuery {

    private static final Set<EvaluationFunction> WITH_PRODUCTS = EnumSet.of(
            EvaluationFunction.MEMBERS,
            EvaluationFunction.PRODUCTS,
            EvaluationFunction.ELASTICITY,
            EvaluationFunction.DISTRIBUTIONS);

    /** A customer's month in the shape of a roll-up row. */
    private static final String CUSTOMERS = """
            select a.customer_id, a.tier as tier_now, a.previous_tier as tier_before, c.code, c.name, a.elasticity, f.month,
                1::bigint as customers, 0 as new_customers, 0 as lost_customers, f.members::bigint as members,
                f.effective_members::bigint as effective_members, f.inactive_members::bigint as inactive_members,
                f.joined::bigint as joined,
                f.left_members::bigint as left_members,
                (f.members - f.joined + f.left_members)::bigint as opening_members, f.vnet_users::bigint as vnet_users,
                f.baseline_users::bigint as baseline_users, f.baseline_kept::bigint as baseline_kept,
                f.tenure_months * f.members as tenure_weighted,
                case when f.tenure_months is not null then f.members end::bigint as tenure_members, f.group_paid,
                f.informatization, f.personal_bills, f.roaming, f.new_services, f.toll, f.local_fees, f.other_fees,
                f.minutes, f.arrears, null::numeric as operating_income, (x.tier = 'A1')::int as tier_a1,
                (x.tier = 'A2')::int as tier_a2, (x.tier = 'B1')::int as tier_b1, (x.tier = 'B2')::int as tier_b2,
                (x.tier = 'C')::int as tier_c, (x.tier < x.previous_tier)::int as upgrades,
                (x.tier > x.previous_tier)::int as downgrades, (x.risk_level = 'low')::int as risk_low,
                (x.risk_level = 'medium')::int as risk_medium, (x.risk_level = 'high')::int as risk_high,
                (x.risk_level = 'very_high')::int as risk_very_high, x.attention::int as attention,
                x.value_score as score_sum, (f.members > 0)::int::bigint as with_members,
                (f.members = 0)::int::bigint as zero_member, (f.members between 1 and 9)::int::bigint as few_member,
                (x.status_anomaly is not null)::int::bigint as status_anomalies,
                (x.call_anomaly is not null)::int::bigint as call_anomalies
            from assessment a
            join customer_month f on f.customer_id = a.customer_id and f.month in (:month, :before)
            left join assessment x on x.customer_id = a.customer_id and x.month = f.month
            left join customer c on c.id = a.customer_id
            where a.month = :month and a.manager_id = :subject and\s""";

    private final JdbcClient jdbc;
    private final MonthOverviewQuery overviews;
    private final BreakdownQuery breakdowns;
    private final ProductCatalogue catalogue;

    EvaluationQuery(
            JdbcClient jdbc, MonthOverviewQuery overviews, BreakdownQuery breakdowns, ProductCatalogue catalogue) {
        this.jdbc = jdbc;
        this.overviews = overviews;
        this.breakdowns = breakdowns;
        this.catalogue = catalogue;
    }

    /**
     * @param by one of {@link Grouping#offered}; null for the subject's total alone. Customers are read for an account manager
     *     only; of wider subjects there are none, however the function is read
     * @return empty where nothing was computed for the subject in that month
     * @throws NotAllowed for a function or customers that are not the reader's
     */
    public Optional<Evaluation> find(
            AccessScope scope, EvaluationFunction function, Subject subject, @Nullable Grouping by, YearMonth month) {
        if (!function.isOpenTo(scope)) {
            throw new NotAllowed("function " + function.code());
        }
        if (by == Grouping.CUSTOMER && !function.listsCustomers(scope, subject)) {
            throw new NotAllowed("customers of function " + function.code());
        }
        return overviews.find(scope, subject, month).map(overview -> {
            List<Product> products = WITH_PRODUCTS.contains(function) ? catalogue.all() : List.of();
            EvaluationLine total = EvaluationLine.of(
                    new Who.Part(subject),
                    overview.current(),
                    overview.previous().orElse(null));
            Reader reader = new Reader(scope, function, subject, month, products);
            return new Evaluation(function, by, reader.lines(by), reader.completed(total), overview, products);
        });
    }

    /** Reads the lines of one request. */
    private final class Reader {

        private final AccessScope scope;
        private final EvaluationFunction function;
        private final Subject subject;
        private final YearMonth month;
        private final Map<Integer, Product> products = new HashMap<>();

        Reader(
                AccessScope scope,
                EvaluationFunction function,
                Subject subject,
                YearMonth month,
                List<Product> catalogue) {
            this.scope = scope;
            this.function = function;
            this.subject = subject;
            this.month = month;
            catalogue.forEach(product -> products.put(product.id(), product));
        }

        List<EvaluationLine> lines(@Nullable Grouping by) {
            if (by == null) {
                return List.of();
            }
            return by.parts() == null ? customers() : parts(by.parts());
        }

        /** The subject's own line with all the function shows. */
        EvaluationLine completed(EvaluationLine total) {
            List<EvaluationLine> one = completed(List.of(total), subject.kind(), "r.scope_id = :subject");
            return one.get(0);
        }

        private List<EvaluationLine> parts(Subject.Kind kind) {
            Breakdown breakdown = breakdowns.find(scope, subject, kind, month);
            List<EvaluationLine> lines = breakdown.rows().stream()
                    .map(row -> EvaluationLine.of(new Who.Part(row.subject()), row.current(), row.previous()))
                    .toList();
            return completed(lines, kind, subject.cityId() == null ? "true" : "r.city_id = :city");
        }

        private List<EvaluationLine> completed(List<EvaluationLine> lines, Subject.Kind kind, String bound) {
            List<EvaluationLine> completed = lines;
            if (!products.isEmpty()) {
                Map<YearMonth, Map<Integer, Map<Product, ProductUse>>> uses = productsOfParts(kind, bound);
                completed = completed.stream()
                        .map(line -> line.with(of(uses, month, line), of(uses, month.minusMonths(1), line)))
                        .toList();
            }
            if (function == EvaluationFunction.TIER_CHANGES) {
                Map<Integer, List<TierMoves.Move>> moves = moves(kind, bound);
                completed = completed.stream()
                        .map(line -> line.with(moves.getOrDefault(id(line), List.of())))
                        .toList();
            }
            if (function == EvaluationFunction.ELASTICITY) {
                Map<Integer, Map<IncomeKind, ElasticityReadings>> readings = readings(kind, bound);
                completed = completed.stream()
                        .map(line -> line.with(readings.getOrDefault(id(line), Map.of())))
                        .toList();
            }
            return completed;
        }

        private static Map<Product, ProductUse> of(
                Map<YearMonth, Map<Integer, Map<Product, ProductUse>>> uses, YearMonth month, EvaluationLine line) {
            return uses.getOrDefault(month, Map.of()).getOrDefault(id(line), Map.of());
        }

        private static int id(EvaluationLine line) {
            return ((Who.Part) line.who()).subject().id();
        }

        private Map<String, Object> parameters(Subject.Kind kind) {
            Map<String, Object> parameters = new HashMap<>(scope.parameters());
            parameters.put("kind", kind.code());
            parameters.put("month", month.atDay(1));
            parameters.put("before", month.minusMonths(1).atDay(1));
            parameters.put("subject", subject.id());
            parameters.put("city", subject.cityId() == null ? 0 : subject.cityId());
            return parameters;
        }

        private Map<YearMonth, Map<Integer, Map<Product, ProductUse>>> productsOfParts(
                Subject.Kind kind, String bound) {
            Map<YearMonth, Map<Integer, Map<Product, ProductUse>>> uses = new HashMap<>();
            jdbc.sql(
                            "select r.month, r.scope_id, r.product_id, r.customers, r.users, r.units, r.income from scope_product r"
                                    + " where r.month in (:month, :before) and r.scope_kind = :kind and " + bound
                                    + " and "
                                    + scope.predicate("r"))
                    .params(parameters(kind))
                    .query((row, number) -> {
                        Product product = products.get(row.getInt("product_id"));
                        Long users = (Long) row.getObject("users");
                        if (product != null) {
                            uses.computeIfAbsent(month(row), any -> new HashMap<>())
                                    .computeIfAbsent(row.getInt("scope_id"), any -> new HashMap<>())
                                    .put(
                                            product,
                                            new ProductUse(
                                                    RollUps.hides(scope, users),
                                                    row.getLong("customers"),
                                                    users,
                                                    row.getBigDecimal("units"),
                                                    row.getBigDecimal("income")));
                        }
                        return number;
                    })
                    .list();
            uses.values().forEach(Reader::hideASecondOne);
            return uses;
        }

        /** A single withheld part could be computed as the total less all others. */
        private static void hideASecondOne(Map<Integer, Map<Product, ProductUse>> parts) {
            Map<Product, List<Map<Product, ProductUse>>> byProduct = new HashMap<>();
            parts.values()
                    .forEach(part -> part.keySet()
                            .forEach(product -> byProduct
                                    .computeIfAbsent(product, any -> new ArrayList<>())
                                    .add(part)));
            byProduct.forEach((product, users) -> {
                if (users.size() > 1
                        && users.stream()
                                        .filter(part -> use(part, product).suppressed())
                                        .count()
                                == 1) {
                    users.stream()
                            .filter(part -> !use(part, product).suppressed()
                                    && use(part, product).users() != null)
                            .min(Comparator.comparing(part ->
                                    Objects.requireNonNull(use(part, product).users())))
                            .ifPresent(
                                    part -> part.put(product, use(part, product).asSuppressed()));
                }
            });
        }

        private static ProductUse use(Map<Product, ProductUse> part, Product product) {
            return Objects.requireNonNull(part.get(product));
        }

        private Map<Integer, List<TierMoves.Move>> moves(Subject.Kind kind, String bound) {
            Map<Integer, List<TierMoves.Move>> moves = new HashMap<>();
            jdbc.sql(TierMoves.ROLLED_UP.formatted(scope.predicate("r"), scope.predicate("t")) + " where " + bound
                            + " group by r.scope_id, r.city_id, r.method, r.from_tier, r.to_tier")
                    .params(parameters(kind))
                    .query((row, number) -> moves.computeIfAbsent(row.getInt("scope_id"), any -> new ArrayList<>())
                            .add(new TierMoves.Move(
                                    TierMoves.Method.valueOf(
                                            row.getString("method").toUpperCase(Locale.ROOT)),
                                    Tier.valueOf(row.getString("from_tier")),
                                    Tier.valueOf(row.getString("to_tier")),
                                    row.getLong("customers"))))
                    .list();
            return moves;
        }

        private Map<Integer, Map<IncomeKind, ElasticityReadings>> readings(Subject.Kind kind, String bound) {
            Map<Integer, Map<IncomeKind, ElasticityReadings>> readings = new HashMap<>();
            jdbc.sql("select r.* from scope_elasticity r where r.month = :month and r.scope_kind = :kind and " + bound
                            + " and " + scope.predicate("r"))
                    .params(parameters(kind))
                    .query((row, number) -> readings.computeIfAbsent(
                                    row.getInt("scope_id"), any -> new EnumMap<>(IncomeKind.class))
                            .put(
                                    IncomeKind.valueOf(row.getString("income").toUpperCase(Locale.ROOT)),
                                    new ElasticityReadings(
                                            row.getLong("elastic"),
                                            row.getLong("inelastic"),
                                            row.getLong("outruns"),
                                            row.getLong("not_applicable"))))
                    .list();
            return readings;
        }

        /** The largest income first. */
        private List<EvaluationLine> customers() {
            if (!subject.is(Subject.Kind.MANAGER)) {
                return List.of();
            }
            Map<Long, Found> found = new LinkedHashMap<>();
            jdbc.sql(CUSTOMERS + scope.predicate("a") + condition()
                            + " order by f.month desc, a.total_income desc nulls last," + " a.customer_id")
                    .params(parameters(Subject.Kind.MANAGER))
                    .query((row, number) -> found.computeIfAbsent(row.getLong("customer_id"), any -> new Found())
                            .add(row, month))
                    .list();
            Map<YearMonth, Map<Long, Map<Product, ProductUse>>> uses =
                    products.isEmpty() ? Map.of() : productsOfCustomers(found.keySet());
            return found.entrySet().stream()
                    .filter(one -> one.getValue().current != null)
                    .map(one -> one.getValue()
                            .line()
                            .with(
                                    uses.getOrDefault(month, Map.of()).getOrDefault(one.getKey(), Map.of()),
                                    uses.getOrDefault(month.minusMonths(1), Map.of())
                                            .getOrDefault(one.getKey(), Map.of())))
                    .toList();
        }

        /** Who is not counted is not listed. */
        private String condition() {
            return switch (function) {
                case TIER_CHANGES -> " and a.tier <> a.previous_tier";
                case ANOMALIES -> " and (a.status_anomaly is not null or a.call_anomaly is not null)";
                default -> "";
            };
        }

        private Map<YearMonth, Map<Long, Map<Product, ProductUse>>> productsOfCustomers(Set<Long> ids) {
            Map<YearMonth, Map<Long, Map<Product, ProductUse>>> uses = new HashMap<>();
            jdbc.sql("select p.month, p.customer_id, p.product_id, p.users, p.units, p.income from assessment a"
                            + " join product_month p on p.customer_id = a.customer_id and p.month in (:month, :before)"
                            + " where a.month = :month and a.manager_id = :subject and a.customer_id = any(:ids) and "
                            + scope.predicate("a"))
                    .params(parameters(Subject.Kind.MANAGER))
                    .param("ids", ids.toArray(Long[]::new))
                    .query((row, number) -> {
                        Product product = products.get(row.getInt("product_id"));
                        Integer users = (Integer) row.getObject("users");
                        if (product != null) {
                            uses.computeIfAbsent(month(row), any -> new HashMap<>())
                                    .computeIfAbsent(row.getLong("customer_id"), any -> new HashMap<>())
                                    .put(
                                            product,
                                            new ProductUse(
                                                    false,
                                                    1,
                                                    users == null ? null : users.longValue(),
                                                    row.getBigDecimal("units"),
                                                    row.getBigDecimal("income")));
                        }
                        return number;
                    })
                    .list();
            return uses;
        }
    }

    private static YearMonth month(ResultSet row) throws SQLException {
        return YearMonth.from(row.getObject("month", LocalDate.class));
    }

    /** What the query brought about one customer: one or two months. */
    private static final class Found {

        private Who.@Nullable Customer who;
        private @Nullable ScopeMonth current;
        private @Nullable ScopeMonth previous;
        private Map<IncomeKind, BigDecimal> elasticities = Map.of();

        Found add(ResultSet row, YearMonth month) throws SQLException {
            // a single customer is shown to readers of customers only, to whom nothing of it is withheld
            ScopeMonth facts = RollUps.readOne(row);
            String before = row.getString("tier_before");
            who = new Who.Customer(
                    row.getLong("customer_id"),
                    row.getString("code"),
                    row.getString("name"),
                    Tier.valueOf(row.getString("tier_now")),
                    before == null ? null : Tier.valueOf(before));
            if (month(row).equals(month)) {
                current = facts;
                elasticities = elasticities(row.getArray("elasticity"));
            } else {
                previous = facts;
            }
            return this;
        }

        private static Map<IncomeKind, BigDecimal> elasticities(@Nullable Array stored) throws SQLException {
            Map<IncomeKind, BigDecimal> elasticities = new EnumMap<>(IncomeKind.class);
            if (stored != null) {
                Object[] values = (Object[]) stored.getArray();
                List<IncomeKind> kinds = List.of(IncomeKind.values());
                for (int i = 0; i < kinds.size(); i++) {
                    if (values[i] instanceof Double value) {
                        elasticities.put(kinds.get(i), BigDecimal.valueOf(value));
                    }
                }
            }
            return elasticities;
        }

        EvaluationLine line() {
            return EvaluationLine.of(Objects.requireNonNull(who), Objects.requireNonNull(current), previous)
                    .withStored(elasticities);
        }
    }
}
