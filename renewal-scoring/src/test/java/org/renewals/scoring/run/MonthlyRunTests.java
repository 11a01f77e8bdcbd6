package org.renewals.scoring.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.renewals.scoring.run.RunFixture.OCTOBER;
import static org.renewals.scoring.run.RunFixture.SILENT;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.renewals.access.AccessScope;
import org.renewals.scoring.value.Percentiles;
import org.renewals.shared.Refused;
import org.renewals.testing.TestDatabase;

/** The run as a whole: repeated, interrupted, refused; and whether its sums agree. */
class MonthlyRunTests {

    private static final int CUSTOMERS = 60;
    private static final int CHUNK = 7;

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private RunFixture province;
    private MonthlyRun run;

    @BeforeEach
    void aProvinceWithEightMonths() {
        province = new RunFixture(database);
        province.manyCustomers(CUSTOMERS, OCTOBER.minusMonths(7), OCTOBER);
        run = province.run(CHUNK);
    }

    @Test
    void assessesEveryCustomerWithFactsInTheMonth() {
        RunSummary summary = run.run(OCTOBER, SILENT);

        assertThat(summary.customers()).isEqualTo(CUSTOMERS);
        assertThat(summary.resumed()).isFalse();
        assertThat(summary.rules()).isEqualTo("rules-2");
        assertThat(summary.steps()).containsOnlyKeys(RunStep.values());
        assertThat(province.ask("select count(*) from assessment where month = '2026-10-01'"))
                .isEqualTo("60");
        assertThat(province.ask("select count(*) from assessment where month < '2026-10-01'"))
                .isEqualTo("0");
    }

    @Test
    void theSameFactsGiveTheSameTables() {
        run.run(OCTOBER, SILENT);
        String first = province.digest();
        RunSummary second = run.run(OCTOBER, SILENT);
        assertThat(province.digest()).isEqualTo(first);
        assertThat(second.resumed()).isFalse();
        assertThat(second.repeat()).isEmpty();
    }

    @Test
    void neitherThreadsNorChunksChangeAnything() {
        run.run(OCTOBER, SILENT);
        String small = province.digest();
        province.run(1000).run(OCTOBER, SILENT);
        assertThat(province.digest()).isEqualTo(small);
    }

    @Test
    void aKilledRunIsTakenUpWhereItStoppedAndComesToTheSame() {
        run.run(OCTOBER.minusMonths(1), SILENT);
        run.run(OCTOBER, SILENT);
        String expected = province.digest();

        killAfter(3);
        assertThat(province.digest()).as("nothing of a killed run is seen").isEqualTo(expected);
        assertThat(province.ask("select status from scoring_run order by id desc limit 1"))
                .isEqualTo("failed");
        long doneBefore = Long.parseLong(province.ask("select count(*) from assessment_next"));
        assertThat(doneBefore).isBetween(3L * CHUNK, 59L);

        List<Long> done = new ArrayList<>();
        RunSummary resumed = run.run(OCTOBER, progress -> done.add(progress.done()));
        assertThat(resumed.resumed()).isTrue();
        assertThat(done.get(0)).isEqualTo(doneBefore);
        assertThat(province.digest()).isEqualTo(expected);
        assertThat(province.ask("select count(*) from scoring_run where month = '2026-10-01'"))
                .isEqualTo("2");
    }

    @Test
    void aRunKilledBeforeItsPublicationIsOnlyPublished() {
        run.run(OCTOBER, SILENT);
        String expected = province.digest();
        assertThatThrownBy(() -> run.run(OCTOBER, progress -> {
                    if (progress.step() == RunStep.PUBLISH) {
                        throw new IllegalStateException("killed");
                    }
                }))
                .hasMessage("killed");
        RunSummary resumed = run.run(OCTOBER, SILENT);
        assertThat(resumed.resumed()).isTrue();
        assertThat(province.digest()).isEqualTo(expected);
    }

    @Test
    void aRunThatDiedWithoutAWordIsTakenUpToo() {
        killAfter(2);
        // what a process that is killed outright leaves behind
        province.execute("update scoring_run set status = 'running', finished_at = null, failure = null");
        assertThat(run.run(OCTOBER, SILENT).resumed()).isTrue();
        assertThat(province.ask("select count(*) from assessment")).isEqualTo("60");
    }

    @Test
    void anInterruptedRunBeginsAgainAfterAnImport() {
        killAfter(2);
        province.execute(
                "insert into import_batch (actor, started_at, finished_at, status) values ('x', now(), now(), 'done')");
        RunSummary summary = run.run(OCTOBER, SILENT);
        assertThat(summary.resumed()).isFalse();
        assertThat(province.ask("select count(*) from assessment")).isEqualTo("60");
        assertThat(province.ask("select failure from scoring_run order by id limit 1"))
                .contains("killed");
    }

    @Test
    void factsImportedWhileTheyAreScoredAreNotPublished() {
        assertThatThrownBy(() -> run.run(OCTOBER, progress -> {
                    if (progress.step() == RunStep.PUBLISH) {
                        province.execute(
                                "insert into import_batch (actor, started_at, finished_at, status) values ('x', now(), now(), 'done')");
                    }
                }))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("run.inputs-changed"));
        assertThat(province.ask("select count(*) from assessment")).isEqualTo("0");
        assertThat(province.ask("select count(*) from scope_month")).isEqualTo("0");
    }

    @Test
    void anotherMonthAbandonsAnInterruptedOne() {
        killAfter(2);
        run.run(OCTOBER.minusMonths(1), SILENT);
        RunSummary october = run.run(OCTOBER, SILENT);
        assertThat(october.resumed()).isFalse();
        assertThat(province.ask("select count(*) from assessment")).isEqualTo("" + (CUSTOMERS - 1 + CUSTOMERS));
    }

    @Test
    void tellsHowFarItIs() {
        List<RunProgress> progress = new ArrayList<>();
        run.run(OCTOBER, progress::add);
        assertThat(progress).extracting(RunProgress::total).containsOnly((long) CUSTOMERS);
        assertThat(progress)
                .extracting(RunProgress::done)
                .isSorted()
                .startsWith(0L)
                .endsWith((long) CUSTOMERS);
        assertThat(progress)
                .filteredOn(p -> p.step() == RunStep.SCORE && p.done() > 0)
                .hasSize(9)
                .allSatisfy(p -> assertThat(p.left()).isGreaterThanOrEqualTo(Duration.ZERO));
        assertThat(progress).extracting(RunProgress::step).endsWith(RunStep.INDEX, RunStep.PUBLISH);
    }

    @Test
    void freezesTheMonth() {
        run.run(OCTOBER, SILENT);
        String frozen = "select run_at || ' ' || frozen_at from account_month where month = '2026-10-01'";
        assertThat(province.ask(frozen)).contains("2026-11-05");
        assertThat(province.ask("select count(*) from account_month where frozen_at is not null"))
                .isEqualTo("1");
    }

    @Test
    void refusesAMonthWithoutFacts() {
        assertRefused("run.no-facts", YearMonth.of(2027, 1));
    }

    @Test
    void refusesToLeaveOutAMonth() {
        run.run(OCTOBER.minusMonths(2), SILENT);
        assertRefused("run.month-before-first", OCTOBER);
        run.run(OCTOBER.minusMonths(1), SILENT);
        run.run(OCTOBER, SILENT);
    }

    @Test
    void refusesASecondRunAtTheSameTime() {
        assertThatThrownBy(
                        () -> run.run(OCTOBER, progress -> province.run(CHUNK).run(OCTOBER, SILENT)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("run.under-way"));
    }

    @Test
    void refusesToRunWithoutRules() {
        assertRefused("run.no-rules", YearMonth.of(1999, 12));
    }

    @Test
    void saysWhichLaterMonthsACorrectionReaches() {
        for (YearMonth month = OCTOBER.minusMonths(2); !month.isAfter(OCTOBER); month = month.plusMonths(1)) {
            run.run(month, SILENT);
        }
        assertThat(run.run(OCTOBER.minusMonths(2), SILENT).repeat()).isEmpty();
        province.execute("update customer_month set personal_bills = personal_bills + 1000"
                + " where month = '2026-08-01' and customer_id = 9");
        assertThat(run.run(OCTOBER.minusMonths(2), SILENT).repeat()).containsExactly(OCTOBER.minusMonths(1), OCTOBER);
    }

    @Test
    void rerunningAnEarlierMonthLeavesThePresentTierAlone() {
        run.run(OCTOBER.minusMonths(1), SILENT);
        run.run(OCTOBER, SILENT);
        String tiers = "select string_agg(tier, ',' order by id) from customer";
        String before = province.ask(tiers);
        run.run(OCTOBER.minusMonths(1), SILENT);
        assertThat(province.ask(tiers)).isEqualTo(before);
    }

    @Test
    void managersCountiesAndCitiesAddUpToTheProvince() {
        run.run(OCTOBER.minusMonths(1), SILENT);
        run.run(OCTOBER, SILENT);
        List<String> columns = province.rows(
                "select column_name from information_schema.columns"
                        + " where table_name = 'scope_month' and data_type in ('bigint', 'numeric') and column_name <> 'operating_income'");
        assertThat(columns).hasSizeGreaterThan(30);
        for (String column : columns) {
            assertThat(province.rows("select distinct sum(" + column + ") from scope_month where month = '2026-10-01'"
                            + " group by scope_kind"))
                    .as(column)
                    .hasSize(1);
        }
        for (String table : List.of("scope_due", "scope_product")) {
            String value = table.equals("scope_due")
                    ? "sum(contracts) || ' ' || sum(value)"
                    : "sum(users) || ' ' || sum(income)";
            assertThat(province.rows("select distinct " + value + " from " + table
                            + " where month = '2026-10-01' group by scope_kind"))
                    .as(table)
                    .hasSize(1);
        }
    }

    @Test
    void whatTheEvaluationShowsAddsUpToTheProvince() {
        run.run(OCTOBER.minusMonths(1), SILENT);
        run.run(OCTOBER, SILENT);
        Map<String, String> sums = Map.of(
                "scope_tier", "sum(customers) || ' ' || sum(score) || ' ' || sum(inputs[1]) || ' ' || sum(points[11])",
                "scope_income", "sum(customers) || ' ' || sum(curve[20]) || ' ' || sum(band_customers[2])",
                "scope_elasticity", "sum(elastic + inelastic + outruns) || ' ' || sum(not_applicable)",
                "scope_move", "sum(customers)");
        sums.forEach((table, sum) -> assertThat(province.rows("select distinct " + sum + " from " + table
                        + " where month = '2026-10-01' group by scope_kind"))
                .as(table)
                .hasSize(1));
        assertThat(province.rows("select distinct sum(customers) || ' ' || sum(members) || ' ' || sum(total_income)"
                        + " from evaluation_cell where month = '2026-10-01' group by cut"))
                .hasSize(1);
    }

    /** Counted visit by visit: within half a year class A is visited six times, B three times, C once (R100). */
    @Test
    void customersVisitedToTheServiceStandardAreCountedByTier() {
        run.run(OCTOBER, SILENT);
        assertThat(province.rows("select tier || ' ' || visits_to_plan || ' of ' || visits_known from scope_tier"
                        + " where month = '2026-10-01' and scope_kind = 'province' order by 1"))
                .isNotEmpty()
                .isEqualTo(province.rows("""
                        select tier || ' ' || count(*) filter (where visits >= case left(tier, 1)
                            when 'A' then 6 when 'B' then 3 else 1 end) || ' of ' || count(*)
                        from (select a.tier, (select count(*) from visit v where v.customer_id = a.customer_id
                                  and v.visited_on between '2026-05-01' and '2026-10-31') as visits
                              from assessment a where a.month = '2026-10-01') visited
                        group by tier order by 1"""));
    }

    /** The curve of a scope against its customers one by one, the largest first. */
    @Test
    void theIncomeCurveIsThatOfTheLargestCustomers() {
        run.run(OCTOBER, SILENT);
        List<String> curves = province.rows("select scope_kind || scope_id || ':' || array_to_string(curve, ',') || ':'"
                + " || array_to_string(band_customers, ',') from scope_income where month = '2026-10-01' order by 1");
        List<String> expected = province.rows("""
                select kind || id || ':' || (
                    select string_agg((select coalesce(sum(income), 0) from (
                            select coalesce(a.total_income, 0) as income, row_number() over
                                (order by coalesce(a.total_income, 0) desc, a.customer_id) as place
                            from assessment a where a.month = '2026-10-01' and case kind when 'province' then true
                                when 'city' then a.city_id = id when 'county' then a.org_id = id
                                else a.manager_id = id end) r
                        where r.place * 20 <= g * n)::text, ',' order by g) from generate_series(1, 20) g)
                    || ':' || (select string_agg((select count(*) from assessment a where a.month = '2026-10-01'
                        and case kind when 'province' then true when 'city' then a.city_id = id
                            when 'county' then a.org_id = id else a.manager_id = id end
                        and case b when 0 then coalesce(total_income, 0) <= 0 when 1 then total_income > 0
                                and total_income < 1000 when 2 then total_income >= 1000 and total_income < 5000
                            when 3 then total_income >= 5000 and total_income < 20000
                            when 4 then total_income >= 20000 and total_income < 80000
                            when 5 then total_income >= 80000 and total_income < 300000
                            else total_income >= 300000 end)::text, ',' order by b) from generate_series(0, 6) b)
                from (select scope_kind as kind, scope_id as id, customers as n from scope_income
                      where month = '2026-10-01') s order by 1""");
        assertThat(curves).isNotEmpty().isEqualTo(expected);
    }

    @Test
    void eachScoreStandsWhereItWouldAmongTheScoresThemselves() {
        run.run(OCTOBER, SILENT);
        // many customers with one score, as there are small ones in every province
        province.execute("update assessment set value_score = 4.66 where customer_id % 3 = 0");
        placeAgain();
        List<String> scores = province.rows("select value_score from assessment where month = '2026-10-01'");
        Percentiles among = Percentiles.ofValues(
                scores.stream().mapToDouble(Double::parseDouble).toArray());
        List<String> placed = province.rows("select value_score || ' ' || (below + customers / 2.0) * 100 / total"
                + " from score_place where month = '2026-10-01' order by value_score");
        assertThat(placed).hasSameSizeAs(Set.copyOf(scores)).hasSizeBetween(3, CUSTOMERS - 1);
        assertThat(placed).allSatisfy(row -> {
            int blank = row.indexOf(' ');
            assertThat(Double.parseDouble(row.substring(blank + 1)))
                    .isCloseTo(among.of(Double.parseDouble(row.substring(0, blank))), Offset.offset(1e-9));
        });
        assertThat(province.ask("select sum(customers) || ' ' || min(total) || ' ' || max(total) from score_place"))
                .isEqualTo("60 60 60");
    }

    /** The last steps of a run over what has been published. */
    private void placeAgain() {
        database.in(AccessScope.system(), connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("create temporary table assessment_next on commit drop as"
                        + " select * from assessment where month = '2026-10-01'");
            }
            ScorePlaces.write(connection, new RunPeriod(OCTOBER, ZoneId.of("Asia/Shanghai")));
            return null;
        });
    }

    @Test
    void rollUpsAreTheSumsOfWhatTheyRollUp() {
        run.run(OCTOBER.minusMonths(1), SILENT);
        run.run(OCTOBER, SILENT);
        String rolled =
                "select customers || ' ' || members || ' ' || group_paid + personal_bills || ' ' || tier_c || ' '"
                        + " || upgrades || ' ' || downgrades || ' ' || attention || ' ' || risk_low from scope_month"
                        + " where month = '2026-10-01' and ";
        String summed = "select count(*) || ' ' || sum(members) || ' ' || sum(total_income) || ' '"
                + " || count(*) filter (where tier = 'C') || ' ' || count(*) filter (where tier < previous_tier) || ' '"
                + " || count(*) filter (where tier > previous_tier) || ' ' || count(*) filter (where attention) || ' '"
                + " || count(*) filter (where risk_level = 'low') from assessment where month = '2026-10-01' and ";
        assertThat(province.ask(rolled + "scope_kind = 'province'")).isEqualTo(province.ask(summed + "true"));
        for (String city : List.of("11", "12")) {
            assertThat(province.ask(rolled + "scope_kind = 'city' and scope_id = " + city))
                    .isEqualTo(province.ask(summed + "city_id = " + city));
        }
        for (String county : List.of("111", "112", "121")) {
            assertThat(province.ask(rolled + "scope_kind = 'county' and scope_id = " + county))
                    .isEqualTo(province.ask(summed + "org_id = " + county));
        }
        for (String manager : List.of("21", "22", "23")) {
            assertThat(province.ask(rolled + "scope_kind = 'manager' and scope_id = " + manager))
                    .isEqualTo(province.ask(summed + "manager_id = " + manager));
        }
        // customer 3 was handed to manager 22 in September; August's and his own months stay with manager 21
        assertThat(province.ask("select manager_id from assessment where month = '2026-10-01' and customer_id = 3"))
                .isEqualTo("22");
    }

    @Test
    void countsThoseWhoCameAndThoseWhoWent() {
        // customer 5 has no facts in September, and is back in October
        run.run(OCTOBER.minusMonths(1), SILENT);
        run.run(OCTOBER, SILENT);
        String moves = "select new_customers || ' ' || lost_customers from scope_month where scope_kind = 'manager'"
                + " and scope_id = 23 and month = ";
        assertThat(province.ask(moves + "'2026-09-01'")).isEqualTo("0 1");
        assertThat(province.ask(moves + "'2026-10-01'")).isEqualTo("1 0");
    }

    @Test
    void theFirstMonthOfAllHasNoNewCustomers() {
        run.run(OCTOBER.minusMonths(7), SILENT);
        assertThat(province.ask("select sum(new_customers) from scope_month")).isEqualTo("0");
    }

    @Test
    void readersOfAScopeSeeTheirOwnRollUpsOnly() {
        run.run(OCTOBER, SILENT);
        assertThat(seen(AccessScope.manager(21, 11))).isEqualTo("manager:21");
        assertThat(seen(AccessScope.city(31, 11))).isEqualTo("city:11 county:111 county:112 manager:21 manager:22");
        assertThat(seen(AccessScope.province(1))).contains("province:1").contains("manager:23");
        assertThatThrownBy(() -> database.in(AccessScope.manager(21, 11), connection -> {
                    try (Statement statement = connection.createStatement()) {
                        return statement.executeQuery("select * from assessment_202610");
                    }
                }))
                .hasMessageContaining("permission denied");
    }

    @Test
    void publishedAssessmentsKeepTheIndexesOfTheirParent() {
        run.run(OCTOBER, SILENT);
        run.run(OCTOBER, SILENT);
        assertThat(province.rows("select indexrelid::regclass::text from pg_index"
                        + " where indrelid = 'assessment_202610'::regclass order by 1"))
                .containsExactly(
                        "assessment_202610_attention",
                        "assessment_202610_city",
                        "assessment_202610_due",
                        "assessment_202610_grid",
                        "assessment_202610_manager",
                        "assessment_202610_pkey",
                        "assessment_202610_risk",
                        "assessment_202610_score",
                        "assessment_202610_tier");
        assertThat(province.rows("select count(*) from pg_inherits where inhparent = 'assessment_score'::regclass"
                        + " and inhrelid = 'assessment_202610_score'::regclass"))
                .containsExactly("1");
    }

    private String seen(AccessScope scope) {
        return database.in(scope, (Connection connection) -> {
            try (Statement statement = connection.createStatement();
                    var rows = statement.executeQuery(
                            "select string_agg(scope_kind || ':' || scope_id, ' ' order by scope_kind, scope_id) from scope_month")) {
                rows.next();
                return rows.getString(1);
            }
        });
    }

    private void killAfter(int chunks) {
        int[] seen = {0};
        assertThatThrownBy(() -> run.run(OCTOBER, progress -> {
                    if (progress.step() == RunStep.SCORE && progress.done() > 0 && ++seen[0] >= chunks) {
                        throw new IllegalStateException("killed");
                    }
                }))
                .hasMessage("killed");
    }

    private void assertRefused(String key, YearMonth month) {
        assertThatThrownBy(() -> run.run(month, SILENT))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo(key));
    }
}
