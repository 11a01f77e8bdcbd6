package org.renewals.scoring.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.renewals.scoring.run.RunFixture.OCTOBER;
import static org.renewals.scoring.run.RunFixture.SILENT;

import java.time.YearMonth;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.renewals.testing.TestDatabase;

/** Which score of which month is held against which outcome. Every contract was scored at every month's end of the year. */
class JudgementTests {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private static RunFixture province;

    @BeforeAll
    static void runSeptemberAndOctober() {
        province = new RunFixture(database);
        province.execute("""
                insert into customer (id, code, name, org_id, city_id, manager_id) overriding system value
                values (1, 'K1', '集团1', 111, 11, 21), (2, 'K2', '集团2', 121, 12, 23), (3, 'K3', '集团3', 111, 11, 21)""");
        for (YearMonth month = YearMonth.of(2026, 1); !month.isAfter(OCTOBER); month = month.plusMonths(1)) {
            province.month(month);
        }
        for (YearMonth month : new YearMonth[] {OCTOBER.minusMonths(1), OCTOBER}) {
            // customer 3 brought no facts in October
            province.execute("""
                    insert into customer_month (month, customer_id, org_id, city_id, manager_id, personal_bills)
                    select '%s', id, org_id, city_id, case id when 1 then 22 else manager_id end, 100
                    from customer where id < 3""".formatted(month.atDay(1)));
        }
        contract(1, 1, "2026-10-20", null, "renewed", "2026-10-10");
        contract(2, 2, "2027-03-15", null, "renewed", "2026-10-05");
        contract(3, 3, "2026-09-10", null, "open", null);
        contract(4, 1, "2026-10-05", null, "open", null);
        contract(5, 1, "2026-12-31", 60, "lost", "2026-10-31");
        contract(6, 1, "2026-10-30", null, "lost", "2026-10-30");
        contract(7, 1, "2026-10-20", null, "lost", "2026-09-30");
        contract(8, 1, "2026-09-05", null, "renewed", "2026-10-20");
        contract(9, 1, "2026-10-15", null, "lost", null);
        contract(10, 1, "2026-10-16", null, "lost", "2026-10-16");
        contract(11, 1, "2026-10-01", null, "lost", "2026-11-02");
        province.execute("update contract set captive = true where id = 3");
        province.execute("""
                insert into contract (id, number, customer_id, city_id, manager_id, starts_on, ends_on, monthly_value,
                    renews_number) overriding system value
                values (50, 'N1', 1, 11, 21, '2026-10-21', '2027-10-20', 120.5, 'V1')""");
        MonthlyRun run = province.run(100);
        run.run(OCTOBER.minusMonths(1), SILENT);
        province.execute("delete from contract_score");
        province.execute("""
                insert into contract_score (month, contract_id, customer_id, city_id, manager_id, act_in_days, monthly_value,
                    log_odds, probability, revenue_at_risk, features)
                select m, c.id, c.customer_id, c.city_id, c.manager_id, 0, c.monthly_value, 0,
                    extract(month from m) / 100, 0, '{}'
                from contract c, generate_series(timestamp '2026-01-01', '2026-09-01', interval '1 month') m
                where c.id <> 10""");
        run.run(OCTOBER, SILENT);
    }

    private static void contract(
            int id, int customer, String endsOn, Integer notice, String outcome, String decidedOn) {
        province.execute(
                """
                insert into contract (id, number, customer_id, city_id, manager_id, starts_on, ends_on, monthly_value,
                    notice_days, outcome, decided_on) overriding system value
                select %1$d, 'V%1$d', id, city_id, manager_id, '2025-01-01', '%3$s', 100, %4$s, '%5$s', %6$s
                from customer where id = %2$d""".formatted(id, customer, endsOn, notice, outcome, decidedOn == null ? null : "'" + decidedOn + "'"));
    }

    @Test
    void eachStageIsTheLastMonthsEndOnOrBeforeItsDay() {
        // 180, 90 and 30 days before 20 October: 23 April, 22 July, 20 September
        assertThat(scoreMonths(1)).isEqualTo("180:03 90:06 30:08 0:09");
        assertThat(scoreMonths(6)).as("30 September is 30 days before").isEqualTo("180:04 90:07 30:09 0:09");
        assertThat(province.ask("select probability from judged_forecast where contract_id = 1 and stage = 180"))
                .isEqualTo("0.03");
    }

    @Test
    void theDayToActByIsTheNoticeDate() {
        assertThat(scoreMonths(5)).isEqualTo("180:04 90:07 30:09 0:09");
    }

    @Test
    void aContractDecidedEarlyIsJudgedAtTheStagesItReached() {
        assertThat(scoreMonths(2)).isEqualTo("180:08 0:09");
        assertThat(outcome(2)).isEqualTo("renewed 100.00 of 100.00");
    }

    @Test
    void anUndecidedContractIsLostOnTheThirtiethDayAfterItsEnd() {
        assertThat(scoreMonths(3)).isEqualTo("180:02 90:05 30:07 0:09");
        assertThat(outcome(3)).isEqualTo("lost 0.00 of 100.00");
        assertThat(scoreMonths(4)).as("lost in November").isEmpty();
        assertThat(scoreMonths(11))
                .as("decided in November, lost on 31 October")
                .isEqualTo("180:03 90:06 30:08 0:09");
        assertThat(outcome(8)).as("renewed after it had been lost").isEqualTo("lost 0.00 of 100.00");
    }

    @Test
    void whatWasRenewedIsWorthItsNewContract() {
        assertThat(outcome(1)).isEqualTo("renewed 120.50 of 100.00");
    }

    @Test
    void onlyOutcomesOfTheMonthOfScoredContractsAreJudged() {
        assertThat(province.rows("select distinct contract_id from judged_forecast where known_month = '2026-10-01'"
                        + " order by 1"))
                .containsExactly("1", "2", "3", "5", "6", "8", "9", "11");
    }

    @Test
    void belongsToWhoHadTheCustomerInTheMonthOrHasItNow() {
        assertThat(province.ask(
                        "select distinct city_id || ' ' || manager_id from judged_forecast where contract_id = 1"))
                .isEqualTo("11 22");
        assertThat(province.ask("select distinct city_id || ' ' || manager_id || ' ' || captive from judged_forecast"
                        + " where contract_id = 3"))
                .isEqualTo("11 21 true");
    }

    @Test
    void theTierIsThatOfTheMonthOfTheScore() {
        assertThat(province.rows("select tier from judged_forecast where contract_id = 1 order by stage"))
                .containsExactly("C", "none", "none", "none");
    }

    @Test
    void judgingAgainChangesNothing() {
        String before = province.digest();
        province.run(3).run(OCTOBER, SILENT);
        assertThat(province.digest()).isEqualTo(before);
        assertThat(before).contains("judged_forecast 30 ");
    }

    private static String scoreMonths(int contract) {
        return String.join(
                " ",
                province.rows("select stage || ':' || to_char(score_month, 'MM') from judged_forecast"
                        + " where known_month = '2026-10-01' and contract_id = " + contract + " order by stage desc"));
    }

    private static String outcome(int contract) {
        return province.ask(
                "select distinct case when renewed then 'renewed ' else 'lost ' end || renewed_value || ' of '"
                        + " || monthly_value from judged_forecast where contract_id = " + contract);
    }
}
