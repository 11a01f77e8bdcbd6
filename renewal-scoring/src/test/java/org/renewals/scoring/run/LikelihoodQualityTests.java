package org.renewals.scoring.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.renewals.scoring.run.RunFixture.OCTOBER;
import static org.renewals.scoring.run.RunFixture.SILENT;

import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.renewals.access.AccessScope;
import org.renewals.testing.TestDatabase;

/** Six hundred judged contracts of three managers, and one more of a fourth who has too few cases. */
class LikelihoodQualityTests {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private static RunFixture province;

    @BeforeAll
    static void judgeOctober() {
        province = new RunFixture(database);
        province.manyCustomers(5, OCTOBER, OCTOBER);
        province.execute("""
                delete from contract;
                insert into judged_forecast (known_month, contract_id, stage, score_month, customer_id, city_id, manager_id,
                    tier, probability, challenger_id, challenger_probability, renewed, captive, monthly_value, renewed_value)
                select (date '2025-10-01' + make_interval(months => (i % 13)::int))::date, 1000 + i, 90, '2025-01-01', 1,
                    case when i % 3 = 2 then 12 else 11 end, 21 + i % 3,
                    case when i % 2 = 0 then 'C' when i % 50 = 1 then 'A1' else 'none' end,
                    (i * 7919 % 600 + 0.5) / 600, 5, case when i > 300 then 0.5 end,
                    (i * 104729 % 600 + 0.5) / 600 < (i * 7919 % 600 + 0.5) / 600, false, 100 + i % 7,
                    case when (i * 104729 % 600 + 0.5) / 600 < (i * 7919 % 600 + 0.5) / 600 then 90 + i % 20 else 0 end
                from generate_series(1, 600) i;
                -- last year: two of four renewed in city 11, one of one in city 12
                insert into contract (number, customer_id, city_id, manager_id, starts_on, ends_on, monthly_value, outcome,
                    decided_on)
                values ('L1', 3, 11, 21, '2024-01-01', '2025-01-31', 1, 'renewed', '2025-01-05'),
                    ('L2', 3, 11, 21, '2024-01-01', '2025-12-31', 1, 'renewed', '2025-10-31'),
                    ('L3', 3, 11, 21, '2024-01-01', '2025-01-31', 1, 'lost', '2025-01-05'),
                    ('L4', 3, 11, 22, '2023-01-01', '2024-10-31', 1, 'open', null),
                    ('L5', 2, 12, 23, '2024-01-01', '2025-01-31', 1, 'renewed', '2025-01-05'),
                    ('L6', 2, 12, 23, '2024-01-01', '2024-10-31', 1, 'lost', '2024-10-31')""");
        province.run(100).run(OCTOBER, SILENT);
    }

    @Test
    void figuresAreThoseOfTheForecastsOfTwelveMonths() {
        assertThat(quality("province", 1, "all", "served", "contracts || ' ' || renewed || ' ' || enough"))
                .isEqualTo(province.ask("select count(*) || ' ' || count(*) filter (where renewed) || ' true'"
                        + " from judged_forecast where known_month > '2025-10-01'"));
        assertThat(number("province", 1, "all", "served", "brier"))
                .isEqualTo(
                        Double.parseDouble(province.ask("select avg((probability - renewed::int) ^ 2)"
                                + " from judged_forecast where known_month > '2025-10-01'")),
                        within(1e-12));
        assertThat(number("city", 12, "all", "served", "log_loss"))
                .isEqualTo(
                        Double.parseDouble(province.ask("select -avg(ln(case when renewed then probability"
                                + " else 1 - probability end)) from judged_forecast where known_month > '2025-10-01'"
                                + " and city_id = 12")),
                        within(1e-12));
        assertThat(number("province", 1, "all", "served", "auc"))
                .isEqualTo(
                        Double.parseDouble(
                                province.ask("select avg(case when r.probability > l.probability then 1.0 when"
                                        + " r.probability = l.probability then 0.5 else 0 end) from judged_forecast r, judged_forecast l"
                                        + " where r.renewed and not l.renewed and r.known_month > '2025-10-01'"
                                        + " and l.known_month > '2025-10-01'")),
                        within(1e-12));
    }

    @Test
    void citiesAndManagersAddUpToTheProvince() {
        String all = quality("province", 1, "all", "served", "contracts || ' ' || renewed || ' ' || due_value");
        for (String kind : List.of("city", "manager")) {
            assertThat(province.ask("select sum(contracts) || ' ' || sum(renewed) || ' ' || sum(due_value)"
                            + " from likelihood_quality where stage = 90 and segment = 'all' and model = 'served'"
                            + " and scope_kind = '" + kind + "'"))
                    .isEqualTo(all);
        }
    }

    @Test
    void lastYearsRateIsThatOfTheContractsOfTheScope() {
        assertThat(number("province", 1, "all", "served", "last_year_rate")).isEqualTo(3 / 5.0, within(1e-12));
        assertThat(number("city", 11, "C", "served", "last_year_rate")).isEqualTo(2 / 4.0, within(1e-12));
        assertThat(number("city", 12, "all", "served", "last_year_rate")).isEqualTo(1, within(1e-12));
        assertThat(number("manager", 22, "all", "served", "last_year_rate")).isZero();
    }

    @Test
    void accuracyComparesTheMonthsSums() {
        assertThat(number("city", 11, "all", "served", "accuracy"))
                .isEqualTo(Double.parseDouble(province.ask("""
                        select 1 - sum(abs(f - a)) / sum(a)
                        from (select sum(probability * monthly_value) as f, sum(least(renewed_value, monthly_value)) as a
                              from judged_forecast where known_month > '2025-10-01' and city_id = 11
                              group by known_month) m""")), within(1e-9));
    }

    @Test
    void aChallengerIsJudgedOnTheContractsItHadAWordOnBesideTheServedModel() {
        String challenged =
                province.ask("select count(*) from judged_forecast where challenger_id = 5 and challenger_probability"
                        + " is not null and known_month > '2025-10-01'");
        assertThat(quality("province", 1, "all", "challenger", "contracts")).isEqualTo(challenged);
        assertThat(quality("province", 1, "all", "beside", "contracts")).isEqualTo(challenged);
        assertThat(number("province", 1, "all", "challenger", "brier")).isEqualTo(0.25, within(1e-12));
        assertThat(number("province", 1, "all", "challenger", "auc")).isEqualTo(0.5, within(1e-12));
        assertThat(number("province", 1, "all", "beside", "auc")).isGreaterThan(0.6);
    }

    @Test
    void tooFewCasesAreMarked() {
        assertThat(quality("province", 1, "A1", "served", "enough || ' ' || coalesce(brier::text, 'no figure')"))
                .isEqualTo("false no figure");
        assertThat(quality("province", 1, "none", "served", "1")).as("no tier").isEmpty();
    }

    @Test
    void everybodySeesTheRowsOfTheirScopeOnly() {
        assertThat(seenBy(AccessScope.manager(22, 11))).containsExactly("manager 22");
        assertThat(seenBy(AccessScope.city(99, 12))).containsExactly("city 12", "manager 23");
        assertThat(seenBy(AccessScope.province(98))).hasSize(6);
    }

    private static List<String> seenBy(AccessScope scope) {
        return database.in(scope, connection -> {
            List<String> seen = new ArrayList<>();
            try (ResultSet row = connection
                    .createStatement()
                    .executeQuery("select distinct scope_kind || ' ' || scope_id from likelihood_quality order by 1")) {
                while (row.next()) {
                    seen.add(row.getString(1));
                }
            }
            return seen;
        });
    }

    private static double number(String kind, int id, String segment, String model, String figure) {
        return Double.parseDouble(quality(kind, id, segment, model, figure));
    }

    private static String quality(String kind, int id, String segment, String model, String figure) {
        return province.ask("select " + figure + " from likelihood_quality where month = '2026-10-01' and stage = 90"
                + " and scope_kind = '" + kind + "' and scope_id = " + id + " and segment = '" + segment
                + "' and model = '"
                + model + "'");
    }
}
