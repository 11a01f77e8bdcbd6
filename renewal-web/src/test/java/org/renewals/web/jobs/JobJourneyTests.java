package org.renewals.web.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.renewals.access.Role;
import org.renewals.testing.Browser;
import org.renewals.testing.WebJourney;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Background work as administrators see and begin it. */
class JobJourneyTests extends WebJourney {

    private static final Duration LIMIT = Duration.ofSeconds(90);

    @BeforeAll
    static void people() {
        account("jb-admin", Role.ADMIN, "P");
        account("jb-province", Role.PROVINCE, "P");
        account("jb-city", Role.CITY, "C1");
        account("jb-manager", Role.MANAGER, "C1A");
    }

    /** One customer with two months long ago, so that no other test's month lies near. */
    @BeforeEach
    void twoMonths() {
        execute("""
                insert into customer (code, name, org_id, city_id, manager_id)
                    select 'JB1', 'Job', o.id, o.city_id, a.id from org_unit o, account a
                    where o.code = 'C1A' and a.login = 'jb-manager';
                select open_month('2025-03-01');
                select open_month('2025-04-01');
                insert into customer_month (month, customer_id, city_id, manager_id, org_id, members, group_paid)
                    select m, c.id, c.city_id, c.manager_id, c.org_id, 10, 100
                    from customer c, (values (date '2025-03-01'), ('2025-04-01')) v (m) where c.code = 'JB1'""");
    }

    @AfterEach
    void nothingLeft() {
        execute("""
                delete from run_order;
                delete from scoring_run;
                delete from assessment where month < '2026-01-01';
                delete from scope_month where month < '2026-01-01';
                delete from scope_due where month < '2026-01-01';
                delete from scope_product where month < '2026-01-01';
                delete from customer_month where month < '2026-01-01';
                delete from account_month where month < '2026-01-01';
                delete from customer where code = 'JB1'""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jb-province", "jb-city", "jb-manager"})
    void nobodyElseSeesOrBeginsAnything(String login) {
        Browser browser = browserOf(login);
        assertThat(browser.get("/jobs").status()).isEqualTo(403);
        String token =
                browser.open("/").page().select("input[name=_csrf]").first().val();
        assertThat(browser.post("/jobs/runs", Map.of("_csrf", token, "month", "2025-03"))
                        .status())
                .isEqualTo(403);
        assertThat(look("select count(*) from run_order")).containsExactly("0");
    }

    @Test
    void aMonthIsRunFromThePageAndShownWithItsSteps() {
        Browser browser = english();
        browser.submit("/jobs/runs", "month", "2025-03").follow();
        assertThat(browser.page().select(".notice-good").text()).contains("The run of 2025-03 is ordered");
        // the page looks again by itself as long as something moves
        assertThat(browser.page().select("#jobs").attr("data-hx-get")).isEqualTo("/jobs");
        assertThat(
                        look(
                                "select count(*) from audit_entry where action = 'monthly-run.ordered' and subject = '2025-03'"))
                .containsExactly("1");
        waitForOrder("done");
        assertThat(browser.open("/jobs").page().select("#jobs").hasAttr("data-hx-get"))
                .isFalse();
        assertThat(look("select run_at is not null from account_month where month = '2025-03-01'"))
                .containsExactly("t");
        browser.open("/jobs");
        assertThat(row(browser, "Monthly runs")).contains("2025-03 Done 1 1 of 1");
        assertThat(row(browser, "Ordered on this page")).contains("2025-03").contains("Name of jb-admin Done");

        // the month after it now builds on it
        browser.submit("/jobs/runs", "month", "2025-04").follow();
        waitForOrder("done");
    }

    @Test
    void aGapIsRefusedWithWhatToDoInstead() {
        execute("""
                select open_month('2025-02-01');
                update account_month set run_at = now(), frozen_at = now() where month = '2025-02-01'""");
        Browser browser = english();
        browser.submit("/jobs/runs", "month", "2025-04").follow();
        assertThat(browser.page().select("[role=alert]").text()).contains("2025-04 builds on the tiers of 2025-03");
        assertThat(look("select count(*) from run_order")).containsExactly("0");
    }

    @Test
    void aMonthWithoutFactsIsRefused() {
        Browser browser = english();
        browser.submit("/jobs/runs", "month", "2025-01").follow();
        assertThat(browser.page().select("[role=alert]").text()).contains("no customer figures for 2025-01");
    }

    @Test
    void aSecondRunIsNotOrderedWhileOneWaits() {
        execute("insert into run_order (month, account_id, ordered_at) select '2025-03-01', id, now() from account"
                + " where login = 'jb-admin'");
        Browser browser = english();
        browser.submit("/jobs/runs", "month", "2025-04").follow();
        assertThat(browser.page().select("[role=alert]").text()).contains("under way already");
    }

    @Test
    void aRunWhoseProcessDiedIsShownAsInterrupted() {
        execute("""
                insert into scoring_run (month, rules, imports, started_at, status, customers, chunks)
                    values ('2025-03-01', 'x', 0, '2026-11-01T00:00Z', 'running', 20000, 2);
                insert into scoring_chunk (run_id, chunk, from_id, to_id, customers, finished_at)
                    select id, 0, 1, 2, 10000, '2026-11-01T00:01Z' from scoring_run;
                insert into scoring_chunk (run_id, chunk, from_id, to_id, customers) select id, 1, 3, 4, 10000 from scoring_run""");
        Browser browser = english();
        assertThat(row(browser, "Monthly runs")).contains("2025-03 Interrupted").contains("20,000 1 of 2");
        assertThat(browser.page().select("#jobs").hasAttr("data-hx-get")).isFalse();
    }

    @Test
    void whatFailedIsShownWithItsReferenceAndNoException() {
        execute("""
                insert into run_order (month, account_id, ordered_at, finished_at, status, failure, reference)
                    select '2025-03-01', id, now(), now(), 'failed', '{"key": "run.unexpected", "arguments": []}', 'abcdef0123'
                    from account where login = 'jb-admin';
                insert into scoring_run (month, rules, imports, started_at, finished_at, status, failure)
                    values ('2025-03-01', 'x', 0, now(), now(), 'failed', 'java.lang.IllegalStateException: secret')""");
        Browser browser = english();
        assertThat(row(browser, "Ordered on this page"))
                .contains("failed unexpectedly")
                .contains("abcdef0123");
        assertThat(browser.body()).doesNotContain("secret");
    }

    @Test
    void recurringJobsAndBothLanguagesAreThere() {
        Browser browser = english();
        assertThat(row(browser, "Recurring jobs"))
                .contains("Carry out waiting imports")
                .contains("Send queued reports");
        browser.submit("/language", "language", "zh").follow();
        assertThat(browser.open("/jobs").body()).contains("执行等待中的导入").doesNotContain("??");
    }

    /** Lets time pass, by which the scheduler looks for work, until the newest order is over. */
    private void waitForOrder(String status) {
        Awaitility.await().atMost(LIMIT).pollInterval(Duration.ofMillis(200)).untilAsserted(() -> {
            clock.advance(Duration.ofSeconds(1));
            assertThat(look("select status from run_order order by id desc limit 1"))
                    .containsExactly(status);
        });
    }

    private static String row(Browser browser, String title) {
        return browser.page().select("main .card").stream()
                .filter(card -> card.select("h2").text().equals(title))
                .findFirst()
                .orElseThrow()
                .select("tbody")
                .text();
    }

    private Browser english() {
        Browser browser = browserOf("jb-admin");
        return browser.open("/jobs").submit("/language", "language", "en").open("/jobs");
    }

    private static List<String> look(String query) {
        return JdbcClient.create(database().owner())
                .sql(query)
                .query(String.class)
                .list();
    }

    private static void execute(String script) {
        try (Connection connection = database().owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(script);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
