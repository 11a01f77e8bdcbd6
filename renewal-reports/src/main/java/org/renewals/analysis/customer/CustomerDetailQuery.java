package org.renewals.analysis.customer;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.analysis.DueContracts;
import org.renewals.scoring.Reason;
import org.renewals.scoring.risk.RiskLevel;
import org.renewals.scoring.run.RuleBook;
import org.renewals.scoring.run.RuleSet;
import org.renewals.scoring.tier.Indicator;
import org.renewals.scoring.tier.ValueRules;
import org.renewals.tier.Tier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads {@link CustomerDetail}: the customer of the scope now, with all of its past. */
@Component
@Transactional(readOnly = true)
public class CustomerDetailQuery {

    private static final int MONTHS = 24;
    private static final int MOST_ROWS = 100;

    private final JdbcClient jdbc;
    private final RuleBook rules = RuleBook.standard();

    CustomerDetailQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return empty if there is no such customer, or none the scope may see */
    public Optional<CustomerDetail> find(AccessScope scope, String code, YearMonth month) {
        return profile(scope, code).map(profile -> {
            CustomerGrain grain = CustomerGrain.onPage(scope);
            long id = profile.id();
            return new CustomerDetail(
                    profile,
                    month,
                    grain,
                    assessment(id, month, grain),
                    contracts(scope, id, month),
                    months(id, month, grain),
                    contacts(scope, id),
                    complaints(scope, id),
                    surveys(scope, id),
                    visits(scope, id),
                    grain.tierChanges() ? tierChanges(id) : null);
        });
    }

    private Optional<CustomerDetail.Profile> profile(AccessScope scope, String code) {
        return jdbc.sql("select c.*, city.code as city_code, city.name as city_name, county.code as county_code,"
                        + " county.name as county_name, m.login, m.name as manager_name, g.name as grid_name"
                        + " from customer c join org_unit city on city.id = c.city_id"
                        + " left join org_unit county on county.id = c.org_id and county.kind = 'county'"
                        + " join account m on m.id = c.manager_id left join grid g on g.id = c.grid_id"
                        + " where c.code = :code and " + scope.predicate("c"))
                .param("code", code.replace('\0', ' '))
                .params(scope.parameters())
                .query((row, number) -> new CustomerDetail.Profile(
                        row.getLong("id"),
                        row.getString("code"),
                        row.getString("name"),
                        row.getString("city_name"),
                        row.getString("city_code"),
                        row.getString("county_name"),
                        row.getString("county_code"),
                        row.getString("manager_name"),
                        row.getString("login"),
                        row.getString("grid_name"),
                        row.getString("industry"),
                        row.getString("nature"),
                        (Integer) row.getObject("employees"),
                        (Integer) row.getObject("info_level"),
                        row.getBigDecimal("influence_social"),
                        row.getBigDecimal("influence_economic"),
                        row.getObject("signed_on", LocalDate.class),
                        row.getString("status"),
                        tier(row.getString("tier")),
                        row.getObject("tier_held_until", LocalDate.class)))
                .optional();
    }

    private CustomerDetail.@Nullable Assessment assessment(long customer, YearMonth month, CustomerGrain grain) {
        return jdbc.sql("select * from assessment where customer_id = :customer and month = :month")
                .param("customer", customer)
                .param("month", month.atDay(1))
                .query((row, number) -> assessment(row, reasons(customer, month), grain))
                .optional()
                .orElse(null);
    }

    private CustomerDetail.Assessment assessment(
            ResultSet row, List<CustomerDetail.RiskReason> reasons, CustomerGrain grain) throws SQLException {
        Optional<ValueRules> value = rules.named(row.getString("rules")).map(RuleSet::value);
        return new CustomerDetail.Assessment(
                row.getString("rules"),
                row.getBigDecimal("value_score"),
                row.getBigDecimal("contribution"),
                row.getBigDecimal("attribute"),
                row.getBigDecimal("influence"),
                indicators(row, value),
                row.getBigDecimal("income_variation"),
                value.map(CustomerDetailQuery::limits).orElse(null),
                Tier.valueOf(row.getString("raw_tier")),
                Tier.valueOf(row.getString("suggested_tier")),
                Tier.valueOf(row.getString("tier")),
                grain.tierChanges() ? tier(row.getString("previous_tier")) : null,
                row.getInt("risk_points"),
                RiskLevel.valueOf(row.getString("risk_level").toUpperCase(Locale.ROOT)),
                reasons,
                row.getBoolean("attention"));
    }

    private static List<CustomerDetail.IndicatorPoints> indicators(ResultSet row, Optional<ValueRules> rules)
            throws SQLException {
        Float[] points = array(row.getArray("points"), Float[].class);
        Double[] inputs = array(row.getArray("inputs"), Double[].class);
        List<CustomerDetail.IndicatorPoints> indicators = new ArrayList<>();
        for (Indicator indicator : Indicator.values()) {
            int position = indicator.position();
            Double weight = rules.map(known -> known.indicators().get(position).weight())
                    .orElse(null);
            indicators.add(new CustomerDetail.IndicatorPoints(
                    indicator, inputs[position], points[position].doubleValue(), weight));
        }
        return indicators;
    }

    private static <T> T[] array(Array array, Class<T[]> type) throws SQLException {
        Object[] values = (Object[]) array.getArray();
        return Arrays.copyOf(values, values.length, type);
    }

    private static CustomerDetail.TierLimits limits(ValueRules rules) {
        return new CustomerDetail.TierLimits(
                rules.classAFrom(), rules.classBFrom(), rules.a1ContributionFrom(), rules.a1IncomeVariationTo());
    }

    private List<CustomerDetail.RiskReason> reasons(long customer, YearMonth month) {
        return jdbc.sql("select r.reason ->> 'rule' as rule, cast(r.reason ->> 'points' as int) as points,"
                        + " array(select jsonb_array_elements_text(r.reason -> 'args')) as args"
                        + " from assessment a, jsonb_array_elements(a.risk_reasons) with ordinality r(reason, place)"
                        + " where a.customer_id = :customer and a.month = :month order by r.place")
                .param("customer", customer)
                .param("month", month.atDay(1))
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

    private List<CustomerDetail.Contract> contracts(AccessScope scope, long customer, YearMonth month) {
        return jdbc.sql("select c.*, p.name as product_name from contract c left join product p on p.id = c.product_id"
                        + " where c.customer_id = :customer and " + scope.predicate("c")
                        + " order by c.ends_on desc, c.number limit :most")
                .param("customer", customer)
                .param("most", MOST_ROWS)
                .params(scope.parameters())
                .query((row, number) -> contract(row, month))
                .list();
    }

    private static CustomerDetail.Contract contract(ResultSet row, YearMonth month) throws SQLException {
        LocalDate actBy = row.getObject("act_by", LocalDate.class);
        boolean open = row.getString("outcome").equals("open");
        return new CustomerDetail.Contract(
                row.getString("number"),
                row.getString("product_name"),
                row.getObject("starts_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class),
                actBy,
                row.getBigDecimal("monthly_value"),
                (Boolean) row.getObject("auto_renews"),
                row.getString("renews_number"),
                row.getString("outcome"),
                row.getObject("decided_on", LocalDate.class),
                row.getString("loss_reason"),
                (Boolean) row.getObject("captive"),
                open ? window(ChronoUnit.DAYS.between(month.atEndOfMonth(), actBy)) : null);
    }

    private static @Nullable Integer window(long days) {
        return DueContracts.WINDOWS.stream()
                .filter(end -> days <= end)
                .findFirst()
                .orElse(null);
    }

    private List<CustomerDetail.Month> months(long customer, YearMonth month, CustomerGrain grain) {
        return jdbc.sql("select * from customer_month where customer_id = :customer and month between :from and :to"
                        + " order by month")
                .param("customer", customer)
                .param("from", month.minusMonths(MONTHS - 1L).atDay(1))
                .param("to", month.atDay(1))
                .query((row, number) -> month(row, grain))
                .list();
    }

    private static CustomerDetail.Month month(ResultSet row, CustomerGrain grain) throws SQLException {
        return new CustomerDetail.Month(
                YearMonth.from(row.getObject("month", LocalDate.class)),
                grain.incomes() ? row.getBigDecimal("group_paid") : null,
                grain.incomes() ? row.getBigDecimal("informatization") : null,
                grain.incomes() ? row.getBigDecimal("personal_bills") : null,
                grain.members() ? (Integer) row.getObject("members") : null,
                grain.members() ? (Integer) row.getObject("effective_members") : null,
                grain.members() ? (Integer) row.getObject("joined") : null,
                grain.members() ? (Integer) row.getObject("left_members") : null,
                grain.fees() ? row.getBigDecimal("roaming") : null,
                grain.fees() ? row.getBigDecimal("new_services") : null,
                grain.fees() ? row.getBigDecimal("toll") : null,
                grain.fees() ? row.getBigDecimal("local_fees") : null,
                grain.fees() ? row.getBigDecimal("other_fees") : null,
                grain.incomes() ? row.getBigDecimal("arrears") : null);
    }

    private List<CustomerDetail.Contact> contacts(AccessScope scope, long customer) {
        return jdbc.sql("select c.* from contact c where c.customer_id = :customer and " + scope.predicate("c")
                        + " order by c.role nulls last, c.id limit :most")
                .param("customer", customer)
                .param("most", MOST_ROWS)
                .params(scope.parameters())
                .query((row, number) -> new CustomerDetail.Contact(
                        Mask.name(row.getString("name")),
                        row.getString("role"),
                        Mask.phone(row.getString("phone")),
                        Mask.email(row.getString("email")),
                        (Boolean) row.getObject("consent")))
                .list();
    }

    private List<CustomerDetail.Complaint> complaints(AccessScope scope, long customer) {
        return jdbc.sql("select c.* from complaint c where c.customer_id = :customer and " + scope.predicate("c")
                        + " order by c.received_at desc, c.id desc limit :most")
                .param("customer", customer)
                .param("most", MOST_ROWS)
                .params(scope.parameters())
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

    private List<CustomerDetail.Survey> surveys(AccessScope scope, long customer) {
        return jdbc.sql("select s.* from survey_answer s where s.customer_id = :customer and " + scope.predicate("s")
                        + " order by s.answered_on desc, s.question limit :most")
                .param("customer", customer)
                .param("most", MOST_ROWS)
                .params(scope.parameters())
                .query((row, number) -> new CustomerDetail.Survey(
                        row.getObject("answered_on", LocalDate.class), row.getString("question"), row.getInt("answer")))
                .list();
    }

    private List<CustomerDetail.Visit> visits(AccessScope scope, long customer) {
        return jdbc.sql("select v.*, a.name as visitor_name from visit v left join account a on a.id = v.visitor_id"
                        + " where v.customer_id = :customer and " + scope.predicate("v")
                        + " order by v.visited_on desc, v.id desc limit :most")
                .param("customer", customer)
                .param("most", MOST_ROWS)
                .params(scope.parameters())
                .query((row, number) -> new CustomerDetail.Visit(
                        row.getObject("visited_on", LocalDate.class),
                        row.getString("kind"),
                        row.getString("visitor_name"),
                        row.getString("note")))
                .list();
    }

    private List<CustomerDetail.TierChange> tierChanges(long customer) {
        return jdbc.sql("select * from tier_change where customer_id = :customer order by month desc, request_id desc"
                        + " limit :most")
                .param("customer", customer)
                .param("most", MOST_ROWS)
                .query((row, number) -> new CustomerDetail.TierChange(
                        YearMonth.from(row.getObject("month", LocalDate.class)),
                        row.getString("method"),
                        Tier.valueOf(row.getString("from_tier")),
                        Tier.valueOf(row.getString("to_tier"))))
                .list();
    }

    private static @Nullable Tier tier(@Nullable String name) {
        return name == null ? null : Tier.valueOf(name);
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
