package org.renewals.scoring.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.renewals.scoring.run.RunFixture.OCTOBER;
import static org.renewals.scoring.run.RunFixture.SILENT;

import java.time.YearMonth;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.renewals.testing.TestDatabase;

/** Tiers from one month to the next, and beside those that people set. All figures of October say C. */
class TierOutcomeTests {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private static RunFixture province;

    @BeforeAll
    static void runSeptemberAndOctober() {
        province = new RunFixture(database);
        province.execute("""
                insert into customer (id, code, name, org_id, city_id, manager_id) overriding system value
                select i, 'K' || i, '集团' || i, 111, 11, 21 from generate_series(1, 9) i""");
        for (YearMonth month : new YearMonth[] {OCTOBER.minusMonths(1), OCTOBER}) {
            province.month(month);
            province.execute("""
                    insert into customer_month (month, customer_id, org_id, city_id, manager_id, personal_bills)
                    select '%s', id, 111, 11, 21, 100 from customer""".formatted(month.atDay(1)));
        }
        MonthlyRun run = province.run(100);
        run.run(OCTOBER.minusMonths(1), SILENT);
        september(1, "C", "C", "C");
        september(2, "A1", "A1", "A1");
        september(3, "A1", "B1", "A1");
        september(4, "C", "C", "C");
        september(5, "C", "C", "A2");
        september(6, "C", "C", "A2");
        september(7, "C", "C", "A2");
        september(8, "C", "C", "B1");
        manual(4, "2026-10-01", "2026-10-15 10:00+08", "C", "A2", "2027-04-15");
        // 00:30 on 1 May where the business is, the evening before in UTC
        manual(5, "2026-05-01", "2026-04-30 16:30+00", "C", "A2", "2026-11-01");
        manual(6, "2026-04-01", "2026-04-30 12:00+08", "C", "A2", "2026-10-30");
        manual(7, "2026-11-01", "2026-11-03 12:00+08", "A2", "B1", "2027-05-03");
        manual(8, "2026-06-01", "2026-06-03 12:00+08", "C", "A1", "2026-12-03");
        manual(8, "2026-08-01", "2026-08-03 12:00+08", "A1", "B1", "2027-02-03");
        province.execute("update customer set tier = 'A1' where id in (2, 3)");
        province.execute("update customer set tier = null where id = 9");
        run.run(OCTOBER, SILENT);
    }

    private static void september(int customer, String suggested, String raw, String tier) {
        province.execute(
                "update assessment set suggested_tier = '%s', raw_tier = '%s', tier = '%s' where customer_id = %d"
                        .formatted(suggested, raw, tier, customer));
    }

    private static void manual(int customer, String month, String decidedAt, String from, String to, String heldUntil) {
        province.execute("""
                with request as (
                    insert into tier_change_request (customer_id, city_id, manager_id, from_tier, to_tier, reason, status,
                        requested_by, requested_at, decided_by, decided_at)
                    values (%1$d, 11, 21, '%4$s', '%5$s', 'because', 'approved', 21, '2026-01-01', 31, '%3$s') returning id
                )
                insert into tier_change (customer_id, month, method, city_id, manager_id, from_tier, to_tier, request_id)
                select %1$d, '%2$s', 'manual', 11, 21, '%4$s', '%5$s', id from request""".formatted(customer, month, decidedAt, from, to));
        province.execute("update customer set tier = '%s', tier_held_until = '%s' where id = %d"
                .formatted(to, heldUntil, customer));
    }

    @Test
    void aTierThatStaysIsNoChange() {
        assertThat(october(1)).isEqualTo("C C C, was C");
        assertThat(changes(1)).isEmpty();
        assertThat(customerTier(1)).isEqualTo("C");
    }

    @Test
    void oneWeakMonthChangesNothing() {
        assertThat(october(2)).isEqualTo("C A1 A1, was A1");
        assertThat(changes(2)).isEmpty();
        assertThat(customerTier(2)).isEqualTo("A1");
    }

    @Test
    void theSecondWeakMonthDowngradesToTheBetterOfTheTwo() {
        assertThat(october(3)).isEqualTo("C B1 B1, was A1");
        assertThat(changes(3)).isEqualTo("system A1 B1");
        assertThat(customerTier(3)).isEqualTo("B1");
    }

    @Test
    void aTierSetByHandThisMonthHoldsAndIsListedOnce() {
        assertThat(october(4)).isEqualTo("C C A2, was C");
        assertThat(changes(4)).isEqualTo("manual C A2");
        assertThat(customerTier(4)).isEqualTo("A2");
    }

    @Test
    void aTierSetByHandHoldsSixMonthsFromTheDayItWasDecided() {
        assertThat(october(5)).as("decided on 1 May").isEqualTo("C C A2, was A2");
        assertThat(customerTier(5)).isEqualTo("A2");
    }

    @Test
    void afterSixMonthsTheSystemsSuggestionReturns() {
        assertThat(october(6)).as("decided on 30 April").isEqualTo("C C C, was A2");
        assertThat(changes(6)).isEqualTo("system A2 C");
        assertThat(customerTier(6)).isEqualTo("C");
    }

    @Test
    void aDecisionAfterTheMonthDoesNotReachBackButIsNotUndoneEither() {
        assertThat(october(7)).isEqualTo("C C C, was A2");
        assertThat(customerTier(7)).isEqualTo("B1");
    }

    @Test
    void theLastOfTwoDecisionsHolds() {
        assertThat(october(8)).isEqualTo("C C B1, was B1");
    }

    @Test
    void aCustomerWithoutATierGetsOne() {
        assertThat(customerTier(9)).isEqualTo("C");
    }

    @Test
    void rollsUpgradesAndDowngradesUp() {
        // up: 4 by hand; down: 3, 6 and 7
        assertThat(province.ask("select upgrades || ' ' || downgrades from scope_month where month = '2026-10-01'"
                        + " and scope_kind = 'province'"))
                .isEqualTo("1 3");
    }

    private static String october(int customer) {
        return province.ask("select raw_tier || ' ' || suggested_tier || ' ' || tier || ', was ' || previous_tier"
                + " from assessment where month = '2026-10-01' and customer_id = " + customer);
    }

    private static String changes(int customer) {
        return province.ask("select method || ' ' || from_tier || ' ' || to_tier from tier_change"
                + " where month = '2026-10-01' and customer_id = " + customer);
    }

    private static String customerTier(int customer) {
        return province.ask("select tier from customer where id = " + customer);
    }
}
