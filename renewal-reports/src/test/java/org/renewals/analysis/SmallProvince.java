package org.renewals.analysis;

import java.sql.Connection;
import java.sql.Statement;
import java.time.YearMonth;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.analysis.likelihood.LikelihoodFixture;
import org.renewals.analysis.likelihood.Likelihoods;
import org.renewals.testing.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Two cities with three counties and four managers, and a hundred customers in September and October 2026; customer K007 was
 * handed from manager 13 to 14 in October. Roll-ups are made here by plain SQL, apart from the code under test.
 */
public final class SmallProvince {

    public static final AccessScope PROVINCE = AccessScope.province(1);
    public static final AccessScope CITY_1 = AccessScope.city(2, 101);
    public static final AccessScope CITY_2 = AccessScope.city(3, 102);
    public static final AccessScope MANAGER_11 = AccessScope.manager(11, 101);
    public static final AccessScope MANAGER_12 = AccessScope.manager(12, 101);
    public static final AccessScope MANAGER_13 = AccessScope.manager(13, 102);
    public static final AccessScope MANAGER_14 = AccessScope.manager(14, 102);

    private SmallProvince() {}

    public static void load(TestDatabase database) {
        database.in(AccessScope.system(), connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute(ORGANISATION);
                statement.execute(CUSTOMERS);
                statement.execute(ASSESSMENTS);
                statement.execute(SCORES);
                for (String[] level : LEVELS) {
                    statement.execute(at(level, ROLL_UP));
                    statement.execute(at(level, DUE));
                }
            }
            return null;
        });
    }

    /** Runs a query of the program in a scope, both locks on. */
    public static <T> T query(TestDatabase database, AccessScope scope, Function<JdbcClient, T> work) {
        return database.in(scope, connection -> work.apply(client(connection)));
    }

    /** The counts a list has to agree with. */
    public static DueContracts dueContracts(
            TestDatabase database, AccessScope scope, Subject subject, YearMonth month) {
        return query(database, scope, jdbc -> new DueContractsQuery(jdbc).find(scope, subject, month));
    }

    public static Likelihoods likelihoods(JdbcClient jdbc) {
        return LikelihoodFixture.of(jdbc);
    }

    /** Work on a month's figures. */
    public interface MonthWork<T> {
        T on(MonthOverview overview, @Nullable Breakdown parts, DueContracts due);
    }

    /** The month of the scope's widest subject. */
    public static <T> T month(TestDatabase database, AccessScope scope, YearMonth month, MonthWork<T> work) {
        return query(database, scope, jdbc -> {
            Subject subject = new Subjects(jdbc).top(scope).orElseThrow();
            Breakdown parts = subject.is(Subject.Kind.PROVINCE)
                    ? new BreakdownQuery(jdbc, new Targets(jdbc)).find(scope, subject, Subject.Kind.CITY, month)
                    : null;
            return work.on(
                    new MonthOverviewQuery(jdbc, new Targets(jdbc))
                            .find(scope, subject, month)
                            .orElseThrow(),
                    parts,
                    new DueContractsQuery(jdbc).find(scope, subject, month));
        });
    }

    private static String at(String[] level, String script) {
        return script.replace("<KIND>", level[0])
                .replace("<ID>", level[1])
                .replace("<CITY>", level[2])
                .replace("<MANAGER>", level[3]);
    }

    private static JdbcClient client(Connection connection) {
        return JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }

    private static final String ORGANISATION = """
            insert into org_unit (id, code, name, kind, parent_id, city_id) overriding system value values
                (100, 'P', '安徽', 'province', null, null), (101, 'C1', '合肥', 'city', 100, 101),
                (102, 'C2', '芜湖', 'city', 100, 102), (111, 'C1A', '蜀山', 'county', 101, 101),
                (112, 'C1B', '肥西', 'county', 101, 101), (121, 'C2A', '镜湖', 'county', 102, 102);
            insert into account (id, login, name, role, org_id, city_id) overriding system value values
                (1, 'province', '省', 'province', 100, null), (2, 'city1', '合肥市', 'city', 101, 101),
                (3, 'city2', '芜湖市', 'city', 102, 102), (11, 'm11', '王敏', 'manager', 101, 101),
                (12, 'm12', '李强', 'manager', 101, 101), (13, 'm13', '赵云', 'manager', 102, 102),
                (14, 'm14', '孙静', 'manager', 102, 102);
            select open_month('2025-10-01'), open_month('2026-09-01'), open_month('2026-10-01');
            update account_month set run_at = '2026-11-05', frozen_at = '2026-11-08';
            insert into finance_month (month, org_id, city_id, operating_income)
                select m, u.id, u.city_id, 2000000 + 1000 * u.id + extract(month from m)
                from org_unit u, unnest(array['2026-09-01', '2026-10-01']::date[]) m;
            insert into target (metric, org_id, city_id, period, value) values
                ('effective_member_share', 100, null, '2026', 75), ('effective_member_share', 101, 101, '2026', 80),
                ('effective_member_share', 101, 101, '2026-10', 0.82);
            """;

    private static final String CUSTOMERS = """
            insert into customer (id, code, name, org_id, city_id, manager_id, industry, signed_on)
                overriding system value
                select k, 'K' || lpad(k::text, 3, '0'), '集团' || k, c.county, c.city, c.manager,
                       (array['education', 'finance', 'health'])[1 + k % 3], date '2020-01-15' + k
                from generate_series(1, 100) k, lateral (
                    select case when k % 4 = 0 then 111 when k % 4 = 1 then 112 else 121 end as county,
                           case when k % 4 < 2 then 101 else 102 end as city,
                           case when k = 7 then 13 when k % 4 < 2 then 11 + k / 4 % 2 else 13 + k / 4 % 2 end as manager
                ) c;
            update customer set manager_id = 14 where id = 7;
            insert into contract (id, number, customer_id, city_id, manager_id, starts_on, ends_on, monthly_value,
                                  notice_days, outcome, decided_on)
                overriding system value
                select k, 'HT-' || k, k, c.city_id, c.manager_id, date '2024-01-01', date '2026-10-15' + 3 * k,
                       100 * k + 0.5, case when k % 2 = 0 then 30 end,
                       case when k % 10 = 3 then 'renewed' when k % 10 = 4 then 'lost' else 'open' end,
                       case when k % 10 = 3 then date '2026-10-20' when k % 10 = 4 then date '2026-11-02' end
                from customer c join generate_series(1, 100) k on k = c.id;
            """;

    private static final String ASSESSMENTS = """
            insert into assessment (month, customer_id, org_id, city_id, manager_id, industry, rules, value_score,
                contribution, attribute, influence, points, inputs, income_variation, raw_tier, suggested_tier, tier,
                previous_tier, risk_points, risk_level, risk_reasons, members, effective_members, group_paid,
                informatization, personal_bills, total_income, previous_income, arrears, next_act_by, due_value, attention)
            select m, c.id, c.org_id, c.city_id, case when c.id = 7 and m = '2026-09-01' then 13 else c.manager_id end,
                   c.industry, 'value-1', c.id * 0.9, c.id * 0.5, c.id * 0.3, c.id * 0.1,
                   array[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], array[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, null], 0.2,
                   t.tier, t.tier, t.tier, case when c.id % 25 = 0 then 'C' else t.tier end,
                   c.id, case when c.id > 85 then 'very_high' when c.id > 60 then 'high'
                              when c.id > 30 then 'medium' else 'low' end,
                   '[{"rule": "income_fall", "points": 15, "args": [20]}]',
                   case when c.id = 50 then null else c.id % 9 end, c.id % 9 / 2,
                   1000.25 * c.id, 300.5 * c.id, 10.1 * c.id + extract(month from m),
                   1010.35 * c.id + extract(month from m), 1010.35 * c.id + 9, 0,
                   date '2026-10-15' + 3 * c.id::int, 100, c.id % 10 = 0
            from customer c, unnest(array['2026-09-01', '2026-10-01']::date[]) m,
                 lateral (select (array['A1', 'A2', 'B1', 'B2', 'C'])[1 + c.id % 5] as tier) t;
            """;

    /** By the scorecard: every contract has two complaints, and every third no contact either. */
    private static final String SCORES = """
            insert into contract_score (month, contract_id, customer_id, city_id, manager_id, act_in_days, monthly_value,
                log_odds, probability, revenue_at_risk, features, contributions)
            select a.month, k.id, k.customer_id, a.city_id, a.manager_id, k.act_by - date '2026-10-31', k.monthly_value,
                   s.log_odds, p.p, round(((1 - p.p) * 12 * k.monthly_value::float8)::numeric, 2),
                   array['NaN', 'NaN', 'NaN', 0, 2, 1, 0, 'NaN', 'NaN', case when k.id % 3 = 0 then 80 else 5 end]::real[],
                   array[0, 0, 0, 0, -0.4, 0, 0, 0, case when k.id % 3 = 0 then -1.2 else 0 end]
            from contract k join assessment a on a.customer_id = k.customer_id,
                 lateral (select 1 - 0.4 - case when k.id % 3 = 0 then 1.2 else 0 end::float8 as log_odds) s,
                 lateral (select 1 / (1 + exp(-s.log_odds)) as p) p
            where k.outcome = 'open' or k.decided_on > (a.month + interval '1 month - 1 day')::date;
            """;

    /** kind, id, city, manager */
    private static final String[][] LEVELS = {
        {"province", "100::int", "null::int", "null::int"},
        {"city", "a.city_id", "a.city_id", "null::int"},
        {"county", "a.org_id", "a.city_id", "null::int"},
        {"manager", "a.manager_id", "a.city_id", "a.manager_id"},
    };

    private static final String ROLL_UP = """
            insert into scope_month (month, scope_kind, scope_id, city_id, manager_id, customers, new_customers,
                lost_customers, members, effective_members, opening_members, left_members, group_paid, informatization,
                personal_bills, operating_income, tier_a1, tier_a2, tier_b1, tier_b2, tier_c, upgrades, downgrades,
                risk_low, risk_medium, risk_high, risk_very_high, attention)
            select a.month, '<KIND>', <ID>, <CITY>, <MANAGER>, count(*), 0, 0, sum(a.members), sum(a.effective_members),
                   sum(a.members), 3, sum(a.group_paid), sum(a.informatization), sum(a.personal_bills),
                   (select f.operating_income from finance_month f where f.month = a.month and f.org_id = <ID>),
                   count(*) filter (where tier = 'A1'), count(*) filter (where tier = 'A2'),
                   count(*) filter (where tier = 'B1'), count(*) filter (where tier = 'B2'),
                   count(*) filter (where tier = 'C'), count(*) filter (where tier < previous_tier),
                   count(*) filter (where tier > previous_tier), count(*) filter (where risk_level = 'low'),
                   count(*) filter (where risk_level = 'medium'), count(*) filter (where risk_level = 'high'),
                   count(*) filter (where risk_level = 'very_high'), count(*) filter (where attention)
            from assessment a group by a.month, <ID>, <CITY>, <MANAGER>
            """;

    private static final String DUE = """
            insert into scope_due (month, scope_kind, scope_id, city_id, manager_id, window_days, risk_level, contracts,
                                   value, likely, at_risk)
            select a.month, '<KIND>', <ID>, <CITY>, <MANAGER>, w.days, a.risk_level, count(*), sum(c.monthly_value),
                   sum(s.probability::numeric * c.monthly_value), sum(s.revenue_at_risk)
            from contract c join assessment a on a.customer_id = c.customer_id and a.month = '2026-10-01'
                 left join contract_score s on s.contract_id = c.id and s.month = a.month,
                 lateral (select min(d) as days from unnest(array[0, 7, 30, 60, 90, 120, 180]) d
                          where c.act_by - date '2026-10-31' <= d) w
            where (c.outcome = 'open' or c.decided_on > '2026-10-31') and w.days is not null
            group by a.month, <ID>, <CITY>, <MANAGER>, w.days, a.risk_level
            """;
}
