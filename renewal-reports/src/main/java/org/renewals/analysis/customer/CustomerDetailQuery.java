package org.renewals.analysis.customer;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.alarm.AlertState;
import org.renewals.alarm.AnomalyKind;
import org.renewals.analysis.DueContracts;
import org.renewals.analysis.Subject;
import org.renewals.analysis.figure.Metric;
import org.renewals.analysis.figure.Value;
import org.renewals.contract.Contract;
import org.renewals.contract.ContractOutcome;
import org.renewals.customer.ContactRole;
import org.renewals.customer.CustomerStatus;
import org.renewals.scoring.Reason;
import org.renewals.scoring.health.HealthBand;
import org.renewals.scoring.health.HealthIndicator;
import org.renewals.scoring.health.HealthRule;
import org.renewals.scoring.health.HealthRules;
import org.renewals.scoring.risk.RiskInputs;
import org.renewals.scoring.risk.RiskLevel;
import org.renewals.scoring.risk.RiskRule;
import org.renewals.scoring.run.RuleBook;
import org.renewals.scoring.run.RuleSet;
import org.renewals.scoring.tier.Indicator;
import org.renewals.scoring.tier.IndicatorGroup;
import org.renewals.scoring.tier.IndicatorRule;
import org.renewals.service.SurveyQuestion;
import org.renewals.tier.Tier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads {@link CustomerDetail}. A customer is found by who may see it now; to whoever may, it is told with the manager and
 * place it had in the month. What the reader's grain does not cover is not read.
 */
@Component
@Transactional(readOnly = true)
public class CustomerDetailQuery {

    /** How far the history reaches back. */
    private static final int MONTHS = 24;

    /** How many complaints, days of surveys, visits and tier changes are listed. */
    private static final int FEW = 10;

    private static final int MOST_ROWS = 100;
    private static final int MOST_ANSWERS = FEW * SurveyQuestion.values().length;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final RuleBook rules = RuleBook.standard();

    CustomerDetailQuery(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What is asked for.
     *
     * @param subject what the reader has picked; only the customer's manager of the month opens its incomes to managers'
     *     superiors
     * @param until the last day whose complaints, surveys, visits and decisions are told
     * @param parts what else than profile, standing and what waits is read
     */
    public record Request(Subject subject, YearMonth month, LocalDate until, Set<Part> parts) {

        public Request {
            parts = Set.copyOf(parts);
        }

        /** Everything. */
        public Request(Subject subject, YearMonth month, LocalDate until) {
            this(subject, month, until, EnumSet.allOf(Part.class));
        }
    }

    /** What a page may show of a customer, each with queries of its own. */
    public enum Part {
        ASSESSMENT,
        HEALTH,
        CONTRACTS,
        PRODUCTS,
        /** Incomes of the months; so are members and fees, where the grain covers them. */
        INCOMES,
        MEMBERS,
        FEES,
        CONTACTS,
        COMPLAINTS,
        SURVEYS,
        VISITS,
        TIER_CHANGES,
        ALERTS
    }

    /** @return empty if there is no such customer, or none the scope may see */
    public Optional<CustomerDetail> find(AccessScope scope, String code, Request request) {
        return profile(scope, code, request.month()).map(profile -> {
            CustomerGrain grain = CustomerGrain.onPage(scope, request.subject(), profile.managerId());
            return new Reading(scope, request, grain, profile).detail();
        });
    }

    private Optional<CustomerDetail.Profile> profile(AccessScope scope, String code, YearMonth month) {
        boolean knowsTierChanges = scope.kind() == AccessScope.Kind.MANAGER;
        return jdbc.sql("select c.id, c.code, c.name, c.industry, c.nature, c.employees, c.signed_on, c.status, c.tier,"
                        + " c.info_level, c.influence_social, c.influence_economic,"
                        + (knowsTierChanges ? " c.tier_held_until," : " null as tier_held_until,")
                        + " h.manager_id as home_manager, city.code as city_code, city.name as city_name,"
                        + " county.code as county_code, county.name as county_name, m.login, m.name as manager_name,"
                        + " case when c.manager_id <> h.manager_id then n.name end as manager_now, g.name as grid_name"
                        + " from customer c left join assessment a on a.customer_id = c.id and a.month = :month"
                        + " left join customer_month f on f.customer_id = c.id and f.month = :month"
                        + " cross join lateral (select coalesce(a.manager_id, f.manager_id, c.manager_id) as manager_id,"
                        + " coalesce(a.city_id, f.city_id, c.city_id) as city_id,"
                        + " coalesce(a.org_id, f.org_id, c.org_id) as org_id,"
                        + " coalesce(a.grid_id, f.grid_id, c.grid_id) as grid_id) h"
                        + " join org_unit city on city.id = h.city_id"
                        + " left join org_unit county on county.id = h.org_id and county.kind = 'county'"
                        + " left join account m on m.id = h.manager_id left join account n on n.id = c.manager_id"
                        + " left join grid g on g.id = h.grid_id where c.code = :code and " + scope.predicate("c"))
                .param("code", code.replace('\0', ' '))
                .param("month", month.atDay(1))
                .params(scope.parameters())
                .query((row, number) -> new CustomerDetail.Profile(
                        row.getLong("id"),
                        row.getString("code"),
                        row.getString("name"),
                        row.getInt("home_manager"),
                        row.getString("city_name"),
                        row.getString("city_code"),
                        row.getString("county_name"),
                        row.getString("county_code"),
                        row.getString("manager_name"),
                        row.getString("login"),
                        row.getString("manager_now"),
                        row.getString("grid_name"),
                        row.getString("industry"),
                        row.getString("nature"),
                        (Integer) row.getObject("employees"),
                        row.getObject("signed_on", LocalDate.class),
                        (Integer) row.getObject("info_level"),
                        row.getBigDecimal("influence_social"),
                        row.getBigDecimal("influence_economic"),
                        CustomerStatus.valueOf(upper(row.getString("status"))),
                        tier(row.getString("tier")),
                        row.getObject("tier_held_until", LocalDate.class)))
                .optional();
    }

    /** Reads everything else about a customer that was found. */
    private final class Reading {

        private final AccessScope scope;
        private final Request request;
        private final YearMonth month;
        private final CustomerGrain grain;
        private final CustomerDetail.Profile profile;

        Reading(AccessScope scope, Request request, CustomerGrain grain, CustomerDetail.Profile profile) {
            this.scope = scope;
            this.request = request;
            this.month = request.month();
            this.grain = grain;
            this.profile = profile;
        }

        CustomerDetail detail() {
            boolean incomes = grain.incomes() && wants(Part.INCOMES);
            boolean members = grain.members() && wants(Part.MEMBERS);
            boolean fees = grain.fees() && wants(Part.FEES);
            Head head = head();
            return new CustomerDetail(
                    profile,
                    month,
                    grain,
                    head.standing(),
                    head.next(),
                    wants(Part.ASSESSMENT) ? assessment() : null,
                    wants(Part.HEALTH) ? health() : null,
                    wants(Part.CONTRACTS) ? contracts() : List.of(),
                    wants(Part.PRODUCTS) ? products() : List.of(),
                    incomes || members || fees ? months(incomes, members, fees) : List.of(),
                    members ? services() : List.of(),
                    wants(Part.CONTACTS) ? contacts() : List.of(),
                    wants(Part.COMPLAINTS) ? complaints() : List.of(),
                    wants(Part.SURVEYS) ? surveys() : List.of(),
                    wants(Part.VISITS) ? visits() : List.of(),
                    grain.tierChanges() && wants(Part.TIER_CHANGES) ? tierChanges() : List.of(),
                    grain.anomalies() && wants(Part.ALERTS) ? alerts() : List.of());
        }

        private boolean wants(Part part) {
            return request.parts().contains(part);
        }

        private record Head(CustomerDetail.@Nullable Standing standing, CustomerDetail.Next next) {}

        private Head head() {
            return sql("select a.tier, a.suggested_tier, a.risk_level, a.risk_points, a.rules, a.value_score, "
                            + ScorePlace.COLUMNS + ", a.health_score, a.health_completeness, a.health_band,"
                            + " n.number, n.act_by, n.probability, w.number as waiting_number, w.received_at"
                            + " from customer c left join assessment a on a.customer_id = c.id and a.month = :month"
                            + ScorePlace.of("a")
                            + " left join lateral (select k.number, k.act_by, s.probability from contract k"
                            + " join contract_score s on s.contract_id = k.id and s.month = :month"
                            + " where k.customer_id = c.id and (k.outcome = 'open'"
                            + " or coalesce(k.decided_on, k.ends_on) > :until)"
                            + " order by k.act_by, k.number limit 1) n on true"
                            + " left join lateral (select p.number, p.received_at from complaint p"
                            + " where p.customer_id = c.id and p.first_reply_at is null and p.closed_at is null"
                            + " and p.received_at < :end order by p.received_at, p.id limit 1) w on true"
                            + " where c.id = :customer and " + scope.predicate("c"))
                    .params(scope.parameters())
                    .param("month", month.atDay(1))
                    .param("until", request.until())
                    .param("end", end())
                    .query((row, number) -> new Head(standing(row), next(row)))
                    .single();
        }

        private CustomerDetail.@Nullable Standing standing(ResultSet row) throws SQLException {
            String tier = row.getString("tier");
            if (tier == null) {
                return null;
            }
            return new CustomerDetail.Standing(
                    Tier.valueOf(tier),
                    Tier.valueOf(row.getString("suggested_tier")),
                    RiskLevel.valueOf(upper(row.getString("risk_level"))),
                    row.getInt("risk_points"),
                    rules.named(row.getString("rules"))
                            .map(CustomerDetailQuery::limits)
                            .orElse(null),
                    row.getBigDecimal("value_score"),
                    ScorePlace.percentile(row),
                    row.getBigDecimal("health_score"),
                    row.getBigDecimal("health_completeness"),
                    band(row.getString("health_band")));
        }

        private static CustomerDetail.Next next(ResultSet row) throws SQLException {
            String contract = row.getString("number");
            String complaint = row.getString("waiting_number");
            return new CustomerDetail.Next(
                    contract == null
                            ? null
                            : new CustomerDetail.NextContract(
                                    contract,
                                    row.getObject("act_by", LocalDate.class),
                                    Value.of(Metric.LIKELIHOOD, BigDecimal.valueOf(row.getDouble("probability")))),
                    complaint == null
                            ? null
                            : new CustomerDetail.WaitingComplaint(
                                    complaint, row.getTimestamp("received_at").toInstant()));
        }

        private Timestamp end() {
            return Timestamp.from(
                    request.until().plusDays(1).atStartOfDay(clock.getZone()).toInstant());
        }

        /** A query whose {@code :customer} is the one that was found; its months may have belonged to somebody else. */
        private JdbcClient.StatementSpec sql(String sql) {
            return jdbc.sql(sql).param("customer", profile.id());
        }

        /** A query of rows that lie in the scope themselves. */
        private JdbcClient.StatementSpec scoped(String sql, String alias, String end) {
            return sql(sql + " where " + alias + ".customer_id = :customer and " + scope.predicate(alias) + end)
                    .params(scope.parameters());
        }

        private CustomerDetail.@Nullable Assessment assessment() {
            String inputs = told(indicator -> "a.inputs[" + (indicator.position() + 1) + "]");
            String points = told(indicator -> "a.points[" + (indicator.position() + 1) + "]");
            String sums = Stream.of(IndicatorGroup.values())
                    .map(CustomerDetailQuery::sumOfPoints)
                    .collect(Collectors.joining(", "));
            return sql("select a.rules, a.value_score, a.contribution, a.attribute, a.influence, a.income_variation,"
                            + " a.raw_tier, a.suggested_tier, a.tier, a.risk_points, a.risk_level, array[" + inputs
                            + "]::float8[] as inputs, array[" + points + "]::float8[] as points, " + sums + ","
                            // only which inputs were known, not what they were
                            + " array(select case when u.v is null then 'NaN'::float8 else 0 end"
                            + " from unnest(a.risk_inputs) with ordinality u(v, n) order by n) as risk_known"
                            + " from assessment a where a.customer_id = :customer and a.month = :month")
                    .param("month", month.atDay(1))
                    .query((row, number) -> assessment(row))
                    .optional()
                    .orElse(null);
        }

        private String told(Function<Indicator, String> column) {
            return Stream.of(Indicator.values())
                    .map(indicator -> grain.covers(indicator) ? column.apply(indicator) : "null")
                    .collect(Collectors.joining(", "));
        }

        private CustomerDetail.Assessment assessment(ResultSet row) throws SQLException {
            Optional<RuleSet> known = rules.named(row.getString("rules"));
            List<CustomerDetail.RiskReason> reasons = riskReasons();
            int riskPoints = row.getInt("risk_points");
            int told =
                    reasons.stream().mapToInt(CustomerDetail.RiskReason::points).sum();
            return new CustomerDetail.Assessment(
                    row.getString("rules"),
                    row.getBigDecimal("value_score"),
                    groups(row, known),
                    row.getBigDecimal("income_variation"),
                    known.map(CustomerDetailQuery::limits).orElse(null),
                    Tier.valueOf(row.getString("raw_tier")),
                    Tier.valueOf(row.getString("suggested_tier")),
                    Tier.valueOf(row.getString("tier")),
                    riskPoints,
                    RiskLevel.valueOf(upper(row.getString("risk_level"))),
                    reasons,
                    riskPoints - told,
                    known.map(set -> unknownRisks(set, row)).orElse(List.of()));
        }

        private List<CustomerDetail.GroupPoints> groups(ResultSet row, Optional<RuleSet> known) throws SQLException {
            Double[] inputs = array(row.getArray("inputs"), Double[].class);
            Double[] points = array(row.getArray("points"), Double[].class);
            List<CustomerDetail.GroupPoints> groups = new ArrayList<>();
            for (IndicatorGroup group : IndicatorGroup.values()) {
                List<CustomerDetail.IndicatorPoints> indicators = of(group)
                        .map(indicator -> {
                            Optional<IndicatorRule> rule =
                                    known.map(set -> set.value().indicators().get(indicator.position()));
                            return new CustomerDetail.IndicatorPoints(
                                    indicator,
                                    grain.covers(indicator),
                                    inputs[indicator.position()],
                                    points[indicator.position()],
                                    rule.map(IndicatorRule::weight).orElse(null),
                                    rule.map(IndicatorRule::breakPoints).orElse(List.of()));
                        })
                        .toList();
                groups.add(new CustomerDetail.GroupPoints(
                        group,
                        row.getDouble(lower(group) + "_points"),
                        row.getBigDecimal(lower(group)),
                        known.map(set -> set.value().weight(group)).orElse(null),
                        indicators));
            }
            return groups;
        }

        private List<String> unknownRisks(RuleSet set, ResultSet row) {
            try {
                Double[] known = array(row.getArray("risk_known"), Double[].class);
                if (known.length == 0) {
                    return List.of();
                }
                RiskInputs inputs = RiskInputs.of(
                        Arrays.stream(known).mapToDouble(Double::doubleValue).toArray());
                return set.risk().rules().stream()
                        .filter(rule -> grain.coversRisk(rule.key()) && !rule.isKnown(inputs))
                        .map(RiskRule::key)
                        .toList();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        private List<CustomerDetail.RiskReason> riskReasons() {
            return sql("select r.reason ->> 'rule' as rule, cast(r.reason ->> 'points' as int) as points,"
                            + " array(select jsonb_array_elements_text(r.reason -> 'args')) as args"
                            + " from assessment a, jsonb_array_elements(a.risk_reasons) with ordinality r(reason, place)"
                            + " where a.customer_id = :customer and a.month = :month"
                            + (grain.allRisks() ? "" : " and r.reason ->> 'rule' = any(:told)") + " order by r.place")
                    .param("month", month.atDay(1))
                    .param("told", grain.toldRisks().toArray(String[]::new))
                    .query((row, number) -> {
                        String rule = row.getString("rule");
                        List<Object> arguments = new ArrayList<>();
                        for (String text : array(row.getArray("args"), String[].class)) {
                            arguments.add(new BigDecimal(text));
                        }
                        return new CustomerDetail.RiskReason(
                                rule, row.getInt("points"), new Reason(rule + ".reason", arguments));
                    })
                    .list();
        }

        private CustomerDetail.@Nullable Health health() {
            return sql("select a.rules, a.health_score, a.health_completeness, a.health_band, a.health_dropped, array["
                            + Stream.of(HealthIndicator.values())
                                    .map(indicator -> grain.covers(indicator)
                                            ? "a.health_inputs[" + (indicator.position() + 1) + "]"
                                            : "null")
                                    .collect(Collectors.joining(", "))
                            + "]::float8[] as inputs from assessment a where a.customer_id = :customer"
                            + " and a.month = :month and a.health_completeness is not null")
                    .param("month", month.atDay(1))
                    .query((row, number) -> health(row))
                    .optional()
                    .orElse(null);
        }

        private CustomerDetail.Health health(ResultSet row) throws SQLException {
            Optional<HealthRules> known = rules.named(row.getString("rules")).map(RuleSet::health);
            BigDecimal score = row.getBigDecimal("health_score");
            BigDecimal completeness = row.getBigDecimal("health_completeness");
            Double[] inputs = array(row.getArray("inputs"), Double[].class);
            double stretch = score == null ? 1 : 100 / completeness.doubleValue();
            List<CustomerDetail.HealthPoints> indicators = known.map(HealthRules::indicators).orElse(List.of()).stream()
                    .map(rule -> points(rule, inputs[rule.indicator().position()], stretch))
                    .toList();
            double told = indicators.stream()
                    .map(CustomerDetail.HealthPoints::earned)
                    .filter(Objects::nonNull)
                    .mapToDouble(Double::doubleValue)
                    .sum();
            return new CustomerDetail.Health(
                    score,
                    completeness,
                    known.map(HealthRules::completeFrom).orElse(null),
                    band(row.getString("health_band")),
                    row.getBoolean("health_dropped"),
                    indicators,
                    score == null ? null : score.doubleValue() - told);
        }

        private CustomerDetail.HealthPoints points(HealthRule rule, @Nullable Double input, double stretch) {
            boolean told = grain.covers(rule.indicator());
            return new CustomerDetail.HealthPoints(
                    rule.indicator(),
                    told,
                    input,
                    input == null ? null : rule.points(input) * stretch,
                    input == null ? null : rule.weight() * stretch,
                    rule.weight());
        }

        private List<CustomerDetail.Contract> contracts() {
            List<CustomerDetail.Contract> contracts = scoped(
                            "select k.number, p.name as product_name, k.starts_on, k.ends_on, k.act_by, k.monthly_value,"
                                    + " k.auto_renews, k.decided_on, k.loss_reason, k.captive,"
                                    + " case when coalesce(k.decided_on, k.ends_on) <= :until then k.outcome else 'open'"
                                    + " end as outcome, r.number as renewed_by, r.monthly_value as renewed_value"
                                    + " from contract k left join product p on p.id = k.product_id"
                                    + " left join lateral (select o.number, o.monthly_value from contract o"
                                    + " where o.renews_number = k.number and o.customer_id = k.customer_id"
                                    + " order by o.monthly_value desc, o.id limit 1) r on true",
                            "k",
                            " and (k.starts_on <= :until or exists (select from contract o where o.number = k.renews_number"
                                    + " and o.customer_id = k.customer_id and o.outcome = 'renewed'"
                                    + " and coalesce(o.decided_on, o.ends_on) <= :until))"
                                    + " order by k.ends_on desc, k.number limit :most")
                    .param("until", request.until())
                    .param("most", MOST_ROWS)
                    .query((row, number) -> contract(row))
                    .list();
            return Stream.concat(
                            contracts.stream()
                                    .filter(contract -> contract.state() == ContractOutcome.OPEN)
                                    .sorted(Comparator.comparing(CustomerDetail.Contract::actBy)),
                            contracts.stream().filter(contract -> contract.state() != ContractOutcome.OPEN))
                    .toList();
        }

        private CustomerDetail.Contract contract(ResultSet row) throws SQLException {
            LocalDate end = month.atEndOfMonth();
            LocalDate endsOn = row.getObject("ends_on", LocalDate.class);
            LocalDate actBy = row.getObject("act_by", LocalDate.class);
            ContractOutcome outcome = ContractOutcome.valueOf(upper(row.getString("outcome")));
            boolean decided = outcome != ContractOutcome.OPEN;
            LocalDate decidedOn = decided ? row.getObject("decided_on", LocalDate.class) : null;
            ContractOutcome state = state(end, endsOn, outcome, decidedOn == null ? endsOn : decidedOn);
            return new CustomerDetail.Contract(
                    row.getString("number"),
                    row.getString("product_name"),
                    row.getObject("starts_on", LocalDate.class),
                    endsOn,
                    actBy,
                    row.getBigDecimal("monthly_value"),
                    (Boolean) row.getObject("auto_renews"),
                    state,
                    outcome,
                    decidedOn,
                    outcome == ContractOutcome.RENEWED ? row.getString("renewed_by") : null,
                    outcome == ContractOutcome.RENEWED ? row.getBigDecimal("renewed_value") : null,
                    outcome == ContractOutcome.LOST ? row.getString("loss_reason") : null,
                    decided ? (Boolean) row.getObject("captive") : null,
                    state == ContractOutcome.OPEN ? window(ChronoUnit.DAYS.between(end, actBy)) : null);
        }

        private List<CustomerDetail.Product> products() {
            return sql("select n.name, n.family, n.informatization, p.users, p.income, b.income as income_before"
                            + " from product_month p join product n on n.id = p.product_id"
                            + " left join product_month b on b.customer_id = p.customer_id"
                            + " and b.product_id = p.product_id and b.month = :before"
                            + " where p.customer_id = :customer and p.month = :month"
                            + " order by p.income desc nulls last, n.code")
                    .param("month", month.atDay(1))
                    .param("before", month.minusMonths(1).atDay(1))
                    .query((row, number) -> new CustomerDetail.Product(
                            row.getString("name"),
                            row.getString("family"),
                            row.getBoolean("informatization"),
                            (Integer) row.getObject("users"),
                            row.getBigDecimal("income"),
                            row.getBigDecimal("income_before")))
                    .list();
        }

        private List<CustomerDetail.Month> months(boolean incomes, boolean members, boolean fees) {
            return sql("select month, "
                            + columns(incomes, "group_paid, informatization, personal_bills, arrears", "numeric")
                            + ", "
                            + columns(
                                    members,
                                    "members, effective_members, joined, left_members, vnet_users, baseline_users,"
                                            + " baseline_kept",
                                    "int")
                            + ", " + columns(members, "tenure_months", "numeric")
                            + ", " + columns(fees, "roaming, new_services, toll, local_fees, other_fees", "numeric")
                            + " from customer_month where customer_id = :customer and month between :from and :to"
                            + (scope.kind() == AccessScope.Kind.MANAGER ? "" : " and manager_id = :manager")
                            + " order by month")
                    .param("from", month.minusMonths(MONTHS - 1L).atDay(1))
                    .param("to", month.atDay(1))
                    .param("manager", profile.managerId())
                    .query((row, number) -> new CustomerDetail.Month(
                            YearMonth.from(row.getObject("month", LocalDate.class)),
                            row.getBigDecimal("group_paid"),
                            row.getBigDecimal("informatization"),
                            row.getBigDecimal("personal_bills"),
                            row.getBigDecimal("arrears"),
                            (Integer) row.getObject("members"),
                            (Integer) row.getObject("effective_members"),
                            (Integer) row.getObject("joined"),
                            (Integer) row.getObject("left_members"),
                            (Integer) row.getObject("vnet_users"),
                            (Integer) row.getObject("baseline_users"),
                            (Integer) row.getObject("baseline_kept"),
                            row.getBigDecimal("tenure_months"),
                            row.getBigDecimal("roaming"),
                            row.getBigDecimal("new_services"),
                            row.getBigDecimal("toll"),
                            row.getBigDecimal("local_fees"),
                            row.getBigDecimal("other_fees")))
                    .list();
        }

        private List<CustomerDetail.ServiceUse> services() {
            return sql("select p.month, n.name, p.users from product_month p join product n on n.id = p.product_id"
                            + " where p.customer_id = :customer and p.month between :from and :to and n.name = any(:names)"
                            + " order by p.month, n.code")
                    .param("from", month.minusMonths(MONTHS - 1L).atDay(1))
                    .param("to", month.atDay(1))
                    .param("names", MemberService.products())
                    .query((row, number) -> new CustomerDetail.ServiceUse(
                            YearMonth.from(row.getObject("month", LocalDate.class)),
                            MemberService.of(row.getString("name")).orElseThrow(),
                            (Integer) row.getObject("users")))
                    .list();
        }

        private List<CustomerDetail.Contact> contacts() {
            return scoped(
                            "select c.id, c.name, c.role, c.phone, c.email, c.consent from contact c",
                            "c",
                            " order by c.role nulls last, c.id limit :most")
                    .param("most", MOST_ROWS)
                    .query((row, number) -> {
                        String role = row.getString("role");
                        return new CustomerDetail.Contact(
                                row.getLong("id"),
                                Mask.name(row.getString("name")),
                                role == null ? null : ContactRole.valueOf(upper(role)),
                                Mask.phone(row.getString("phone")),
                                Mask.email(row.getString("email")),
                                (Boolean) row.getObject("consent"));
                    })
                    .list();
        }

        private List<CustomerDetail.Complaint> complaints() {
            return scoped(
                            "select p.number, p.received_at, p.channel, p.category, p.severity, p.first_reply_at,"
                                    + " p.closed_at from complaint p",
                            "p",
                            " and p.received_at < :end order by p.received_at desc, p.id desc limit :most")
                    .param("end", end())
                    .param("most", FEW)
                    .query((row, number) -> new CustomerDetail.Complaint(
                            row.getString("number"),
                            row.getTimestamp("received_at").toInstant(),
                            row.getString("channel"),
                            row.getString("category"),
                            row.getString("severity"),
                            instant(row.getTimestamp("first_reply_at")),
                            instant(row.getTimestamp("closed_at"))))
                    .list();
        }

        private List<CustomerDetail.Survey> surveys() {
            return scoped(
                            "select s.answered_on, s.question, s.answer from survey_answer s",
                            "s",
                            " and s.answered_on <= :until order by s.answered_on desc, s.question limit :most")
                    .param("until", request.until())
                    .param("most", MOST_ANSWERS)
                    .query((row, number) -> new CustomerDetail.Survey(
                            row.getObject("answered_on", LocalDate.class),
                            SurveyQuestion.valueOf(upper(row.getString("question"))),
                            row.getInt("answer")))
                    .list();
        }

        private List<CustomerDetail.Visit> visits() {
            return scoped(
                            "select v.visited_on, v.kind, v.note, a.name as visitor_name from visit v"
                                    + " left join account a on a.id = v.visitor_id",
                            "v",
                            " and v.visited_on <= :until order by v.visited_on desc, v.id desc limit :most")
                    .param("until", request.until())
                    .param("most", FEW)
                    .query((row, number) -> new CustomerDetail.Visit(
                            row.getObject("visited_on", LocalDate.class),
                            row.getString("kind"),
                            row.getString("visitor_name"),
                            row.getString("note")))
                    .list();
        }

        private List<CustomerDetail.TierChange> tierChanges() {
            return scoped(
                            "select t.month, t.method, t.from_tier, t.to_tier from tier_change t",
                            "t",
                            " and t.month <= :until order by t.month desc, t.request_id desc limit :most")
                    .param("until", request.until())
                    .param("most", FEW)
                    .query((row, number) -> new CustomerDetail.TierChange(
                            YearMonth.from(row.getObject("month", LocalDate.class)),
                            row.getString("method").equals("manual"),
                            Tier.valueOf(row.getString("from_tier")),
                            Tier.valueOf(row.getString("to_tier"))))
                    .list();
        }

        private List<CustomerDetail.Alert> alerts() {
            return scoped(
                            "select k.kind, k.opened_month, k.state, k.closed_month from anomaly_alert k",
                            "k",
                            " and k.opened_month <= :month order by k.opened_month desc, k.id desc limit :most")
                    .param("month", month.atDay(1))
                    .param("most", FEW)
                    .query((row, number) -> {
                        LocalDate closed = row.getObject("closed_month", LocalDate.class);
                        return new CustomerDetail.Alert(
                                AnomalyKind.valueOf(upper(row.getString("kind"))),
                                YearMonth.from(row.getObject("opened_month", LocalDate.class)),
                                AlertState.valueOf(upper(row.getString("state"))),
                                closed == null ? null : YearMonth.from(closed));
                    })
                    .list();
        }
    }

    private static @Nullable HealthBand band(@Nullable String code) {
        return code == null ? null : HealthBand.valueOf(upper(code));
    }

    private static Stream<Indicator> of(IndicatorGroup group) {
        return Stream.of(Indicator.values()).filter(indicator -> indicator.group() == group);
    }

    private static String sumOfPoints(IndicatorGroup group) {
        return of(group)
                .map(indicator -> "a.points[" + (indicator.position() + 1) + "]::float8")
                .collect(Collectors.joining(" + ", "", " as " + lower(group) + "_points"));
    }

    /** The columns, or nulls of their names where they are not to be read. */
    private static String columns(boolean read, String names, String type) {
        return read
                ? names
                : Stream.of(names.split(", "))
                        .map(name -> "null::" + type + " as " + name)
                        .collect(Collectors.joining(", "));
    }

    private static ContractOutcome state(
            LocalDate end, LocalDate endsOn, ContractOutcome outcome, LocalDate settledOn) {
        if (outcome != ContractOutcome.OPEN && !settledOn.isAfter(end)) {
            return outcome;
        }
        return endsOn.plusDays(Contract.LOST_AFTER_DAYS).isAfter(end) ? ContractOutcome.OPEN : ContractOutcome.LOST;
    }

    private static @Nullable Integer window(long days) {
        return DueContracts.WINDOWS.stream()
                .filter(end -> days <= end)
                .findFirst()
                .orElse(null);
    }

    private static CustomerDetail.TierLimits limits(RuleSet set) {
        return new CustomerDetail.TierLimits(
                set.value().classAFrom(),
                set.value().classBFrom(),
                set.value().a1ContributionFrom(),
                set.value().a1IncomeVariationTo(),
                set.risk().lowTo(),
                set.risk().mediumTo(),
                set.risk().highTo());
    }

    private static <T> T[] array(Array array, Class<T[]> type) throws SQLException {
        Object[] values = (Object[]) array.getArray();
        return Arrays.copyOf(values, values.length, type);
    }

    private static String lower(IndicatorGroup group) {
        return group.name().toLowerCase(Locale.ROOT);
    }

    private static String upper(String code) {
        return code.toUpperCase(Locale.ROOT);
    }

    private static @Nullable Tier tier(@Nullable String name) {
        return name == null ? null : Tier.valueOf(name);
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
