package org.renewals.scoring.run;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.renewals.access.AccessScope;
import org.renewals.testing.SettableClock;
import org.renewals.testing.TestDatabase;

/**
 * An otherwise empty database with a province of two cities, three counties and three managers, and ways to fill and to look at it. Ids: province 1, cities
 * 11 and 12, counties 111, 112 and 121, managers 21 and 22 (city 11) and 23 (city 12).
 */
final class RunFixture {

    static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    static final RunProgress.Listener SILENT = progress -> {};

    private static final String ORGANIZATION = """
            insert into org_unit (id, code, name, kind, parent_id, city_id) overriding system value values
                (1, 'P', '全省', 'province', null, null), (11, 'C1', '合肥', 'city', 1, 11),
                (12, 'C2', '芜湖', 'city', 1, 12), (111, 'N1', '肥西', 'county', 11, 11),
                (112, 'N2', '新区', 'county', 11, 11), (121, 'N3', '无为', 'county', 12, 12);
            insert into account (id, login, name, role, org_id, city_id) overriding system value values
                (21, 'm1', '甲', 'manager', 111, 11), (22, 'm2', '乙', 'manager', 112, 11),
                (23, 'm3', '丙', 'manager', 121, 12), (31, 'c1', '丁', 'city', 11, 11);
            insert into product (id, code, name, family, informatization) overriding system value values
                (1, 'p1', '校信通', 'application', true), (2, 'p2', '银信通', 'application', true),
                (3, 'p3', '警务通', 'application', true), (4, 'p4', '农信通', 'application', true),
                (5, 'p5', '彩铃', 'standard', false);
            """;

    private final TestDatabase database;

    RunFixture(TestDatabase database) {
        this.database = database;
        asOwner(
                "truncate org_unit, account, product, customer_month, product_month, account_month, assessment, scope_month,"
                        + " scope_due, scope_product, scope_tier, scope_income, scope_elasticity, scope_move, scope_anomaly,"
                        + " evaluation_cell, scope_standing, grid_month, grid_coverage, scoring_run, import_batch, contract_score, judged_forecast,"
                        + " score_place, likelihood_quality, likelihood_stability, likelihood_model restart identity cascade");
        execute(ORGANIZATION);
    }

    MonthlyRun run(int chunkSize) {
        return new MonthlyRun(
                database.app(),
                SettableClock.on(LocalDate.of(2026, 11, 5)),
                RuleBook.standard(),
                (month, percent) -> {},
                2,
                chunkSize);
    }

    /**
     * Customers without number 7 in any, and months of figures that differ by customer and month, with gaps: customer 5 has
     * no facts in every third month, every eleventh has no members, and from September on customer 3 is manager 22's.
     */
    void manyCustomers(int customers, YearMonth from, YearMonth to) {
        execute("""
                insert into customer (id, code, name, org_id, city_id, manager_id, industry, employees, info_level,
                    influence_social, influence_economic, signed_on) overriding system value
                select i, 'K' || i, '集团' || i, case i %% 3 when 0 then 111 when 1 then 112 else 121 end,
                    case i %% 3 when 2 then 12 else 11 end, case i %% 3 when 0 then 21 when 1 then 22 else 23 end,
                    case i %% 4 when 0 then '教育' when 1 then '金融' end, nullif(i * 37 %% 900, 0), 1 + i %% 5,
                    i * 13 %% 100, i * 7 %% 100, date '2020-01-15' + (i * 31 %% 2000)::int
                from generate_series(1, %d) i""".formatted(customers));
        for (YearMonth month = from; !month.isAfter(to); month = month.plusMonths(1)) {
            month(month);
            execute("""
                    insert into customer_month (month, customer_id, org_id, city_id, manager_id, members, effective_members,
                        joined, left_members, vnet_users, baseline_users, baseline_kept, tenure_months, group_paid,
                        informatization, personal_bills, roaming, new_services, toll, local_fees, other_fees, minutes,
                        arrears)
                    select date '%1$s', id, org_id, city_id,
                        case when id = 3 and date '%1$s' >= date '2026-09-01' then 22 else manager_id end,
                        case when id %% 11 <> 0 then 20 + id * 17 %% 300 end, 10 + id * 11 %% 200, id %% 7, id %% 5,
                        id * 5 %% 200, 20, 15 + id %% 5, 10 + id %% 50 + 0.25, (id * 997 * %2$d %% 900000) / 10.0,
                        (id * 331 * %2$d %% 300000) / 10.0, (id * 1009 * %2$d %% 2000000) / 10.0, id %% 9, id %% 8, id %% 7,
                        id %% 6, id %% 4, id * 100, case when id %% 6 = 0 then id * 3.5 else 0 end
                    from customer where not (id = 5 and %2$d %% 3 = 0)""".formatted(month.atDay(1), month.getMonthValue()));
            execute("""
                    insert into product_month (month, customer_id, product_id, org_id, city_id, manager_id, users, units, income)
                    select m.month, m.customer_id, p.id, m.org_id, m.city_id, m.manager_id, m.customer_id %% 20,
                        m.customer_id %% 50, m.customer_id * p.id
                    from customer_month m join product p on (m.customer_id + p.id) %% 3 = 0
                    where m.month = '%s'""".formatted(month.atDay(1)));
        }
        execute("""
                insert into complaint (number, customer_id, city_id, manager_id, received_at, first_reply_at)
                select 'B' || id, id, city_id, manager_id, timestamptz '2026-10-20 08:00+08',
                    timestamptz '2026-10-20 08:00+08' + make_interval(hours => (id %% 40)::int)
                from customer where id %% 4 = 0;
                insert into visit (customer_id, city_id, manager_id, visited_on, kind)
                select id, city_id, manager_id, date '2026-10-31' - (id * 7 %% 200)::int, 'visit' from customer where id %% 3 > 0;
                insert into contract (number, customer_id, city_id, manager_id, product_id, starts_on, ends_on, monthly_value,
                    notice_days)
                select 'V' || id, id, city_id, manager_id, 1, '2024-01-01', date '2026-10-15' + (id * 5 %% 300)::int, id * 10.5,
                    case when id %% 2 = 0 then 30 end
                from customer where id %% 2 = 0 or id %% 5 = 0""".replace("%%", "%"));
    }

    void month(YearMonth month) {
        ask("select open_month('" + month.atDay(1) + "')::text");
    }

    void execute(String sql) {
        database.in(AccessScope.system(), connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }

    private void asOwner(String sql) {
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    String ask(String question) {
        return String.join("\n", rows(question));
    }

    /** Rows of one column, past the second lock. */
    List<String> rows(String query) {
        List<String> values = new ArrayList<>();
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A digest of everything a run writes, the ledger apart. */
    String digest() {
        StringBuilder digests = new StringBuilder();
        for (String table : List.of(
                "assessment",
                "scope_month",
                "scope_due",
                "scope_product",
                "scope_tier",
                "scope_income",
                "scope_elasticity",
                "scope_move",
                "evaluation_cell",
                "score_place",
                "scope_anomaly",
                "scope_standing",
                "grid_month",
                "grid_coverage",
                "tier_change",
                "judged_forecast",
                "likelihood_quality",
                "likelihood_stability")) {
            digests.append(table)
                    .append(' ')
                    .append(ask(
                            "select count(*) || ' ' || coalesce(md5(string_agg(r::text, '\n' order by r::text)), '') from "
                                    + table + " r"))
                    .append('\n');
        }
        digests.append(
                ask("select md5(string_agg(id || coalesce(tier, '-') || version, ',' order by id)) from customer"));
        return digests.toString();
    }
}
