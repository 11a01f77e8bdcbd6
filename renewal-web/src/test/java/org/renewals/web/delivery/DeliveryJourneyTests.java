package org.renewals.web.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.renewals.access.Role;
import org.renewals.testing.Browser;
import org.renewals.testing.WebJourney;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pages about the monthly mail: who may open them, and what each button does. */
class DeliveryJourneyTests extends WebJourney {

    private static int manager;

    @BeforeAll
    static void people() {
        account("dl-province", Role.PROVINCE, "P");
        account("dl-admin", Role.ADMIN, "P");
        account("dl-city", Role.CITY, "C1");
        manager = account("dl-manager", Role.MANAGER, "C1A");
        execute("update account set email = login || '@example.com' where login like 'dl-%'");
    }

    @BeforeEach
    void nothingSentYet() {
        execute("""
                truncate mail_attempt, mail_message, report_document, report_recipient, job_ledger;
                delete from account_month where month = '2026-10-01';
                update report_schedule set enabled = false, day_of_month = 8, at_time = '08:00', first_month = null,
                    unknown = 'retry', version = 0""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dl-city", "dl-manager"})
    void citiesAndManagersAreRefusedEveryFunction(String login) {
        long id = message("sent");
        Browser browser = browserOf(login);
        for (String path : List.of(
                "/deliveries",
                "/deliveries/" + id,
                "/deliveries/plan",
                "/deliveries/recipients",
                "/deliveries/schedule")) {
            assertThat(browser.get(path).status()).as(path).isEqualTo(403);
        }
        String token =
                browser.open("/").page().select("input[name=_csrf]").first().val();
        for (String path : List.of(
                "/deliveries/send",
                "/deliveries/recipients/some",
                "/deliveries/recipients/all",
                "/deliveries/schedule",
                "/deliveries/" + id + "/resend",
                "/deliveries/" + id + "/settle",
                "/deliveries/" + id + "/stop")) {
            assertThat(browser.post(path, Map.of("_csrf", token)).status())
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(browser.open("/").page().select("nav#menu a[href=/deliveries]"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dl-province", "dl-admin"})
    void provinceAndAdministratorsOpenEveryPageInBothLanguages(String login) {
        long id = message("held");
        frozenOctober();
        Browser browser = browserOf(login);
        for (String language : List.of("zh", "en")) {
            browser.open("/deliveries").submit("/language", "language", language);
            for (String path : List.of(
                    "/deliveries",
                    "/deliveries?month=2026-10&status=HELD",
                    "/deliveries/" + id,
                    "/deliveries/plan",
                    "/deliveries/recipients?role=MANAGER&text=dl&only=true",
                    "/deliveries/schedule")) {
                assertThat(browser.get(path).status()).as(path).isEqualTo(200);
                assertThat(browser.body()).as(path).doesNotContain("??");
            }
        }
    }

    @Test
    void thePagesSaySoIfNoMailServerIsSet() {
        Browser browser = english("dl-admin").open("/deliveries");
        assertThat(browser.page().select(".notice").text())
                .contains("No mail server is set")
                .contains("SPRING_MAIL_HOST");
    }

    @Test
    void aRecipientIsChosenAndShownInThePlan() {
        frozenOctober();
        Browser browser = english("dl-province").open("/deliveries/recipients?text=dl-manager");
        assertThat(browser.page().select("tbody tr")).hasSize(1);
        browser.submit("/deliveries/recipients/some", "language", "zh");
        assertThat(browser.location()).isEqualTo("/deliveries/recipients?text=dl-manager&page=0");
        assertThat(browser.follow().page().select(".notice-good").text()).isEqualTo("1 accounts changed.");
        assertThat(look("select language from report_recipient where active and account_id = " + manager))
                .containsExactly("zh");
        assertThat(audited("report-recipient.changed")).isOne();

        browser.open("/deliveries/plan?month=2026-10");
        assertThat(browser.page().select("tbody tr").text())
                .contains("Name of dl-manager")
                .contains("Account manager report: Name of dl-manager")
                .contains("dl-manager@example.com")
                .contains("Not made yet");
    }

    @Test
    void whoeverSavesAnOutdatedListIsTold() {
        Browser browser = english("dl-province").open("/deliveries/recipients?text=dl-manager");
        execute("insert into report_recipient (account_id, language) values (" + manager + ", 'en')");
        browser.submit("/deliveries/recipients/some", "language", "zh").follow();
        assertThat(browser.page().select("[role=alert] p").text()).contains("Somebody else changed");
        assertThat(look("select language from report_recipient")).containsExactly("en");
    }

    @Test
    void allFoundAreChangedAtOnce() {
        Browser browser = english("dl-admin").open("/deliveries/recipients?text=dl-&role=CITY");
        browser.submit("/deliveries/recipients/all", "language", "en").follow();
        assertThat(browser.page().select(".notice-good").text()).isEqualTo("1 accounts changed.");
        assertThat(look("select a.login from report_recipient r join account a on a.id = r.account_id"))
                .containsExactly("dl-city");
        assertThat(audited("report-recipient.all-changed")).isOne();
    }

    @Test
    void listsThatDoNotFitTogetherAreNotUnderstood() {
        Browser browser = english("dl-admin").open("/deliveries/recipients?text=dl-manager");
        assertThat(browser.submit("/deliveries/recipients/some", "language", "fr")
                        .status())
                .isEqualTo(400);
        assertThat(look("select language from report_recipient")).isEmpty();
    }

    @Test
    void theScheduleIsSavedOnceAndAnOutdatedFormIsRefused() {
        Browser browser = english("dl-admin").open("/deliveries/schedule");
        Browser second = english("dl-province").open("/deliveries/schedule");
        browser.submit("/deliveries/schedule", "enabled", "true", "day", "12", "time", "07:30", "hold", "true")
                .follow();
        assertThat(browser.page().select("main").text())
                .contains("The schedule is saved.")
                .contains("the reports of 2026-10, on 2026-11-12 07:30");
        assertThat(second.submit("/deliveries/schedule", "day", "20").status()).isEqualTo(422);
        assertThat(second.page().select("[role=alert]").text()).contains("Somebody else changed the schedule");
        assertThat(look("select day_of_month || '/' || unknown || '/' || first_month from report_schedule"))
                .containsExactly("12/hold/2026-10-01");
        assertThat(browser.open("/deliveries/schedule")
                        .submit("/deliveries/schedule", "day", "31")
                        .status())
                .isEqualTo(422);
        assertThat(browser.page().select("[role=alert]").text())
                .contains("day 31")
                .contains("1 to 28");
    }

    @Test
    void aMonthIsSentAfterAskingAndOnlyIfFrozen() {
        frozenOctober();
        execute("insert into report_recipient (account_id, language) values (" + manager + ", 'en')");
        Browser browser = english("dl-province").open("/deliveries/plan");
        assertThat(browser.page().select("button[data-confirm]").attr("data-confirm"))
                .isEqualTo("Send the reports of 2026-10 to 1 recipients?");
        execute("update account_month set frozen_at = null where month = '2026-10-01'");
        browser.submit("/deliveries/send").follow();
        assertThat(browser.page().select("[role=alert]").text()).contains("The figures of 2026-10 are not final");
        assertThat(audited("report-mail.queued")).isZero();

        frozenOctober();
        browser.open("/deliveries/plan").submit("/deliveries/send").follow();
        assertThat(browser.page().select(".notice-good").text()).contains("in the background");
        assertThat(audited("report-mail.queued")).isOne();
    }

    @Test
    void aDoubtfulMessageIsDecidedAboutAndTheDecisionWrittenDown() {
        long id = message("held");
        Browser browser = english("dl-admin").open("/deliveries/" + id);
        browser.submit("/deliveries/" + id + "/settle").follow();
        assertThat(browser.page().select(".notice-good").text()).isEqualTo("The message counts as sent.");
        assertThat(status(id)).isEqualTo("sent");
        assertThat(audited("report-mail.settled")).isOne();

        browser.submit("/deliveries/" + id + "/resend").follow();
        assertThat(status(id)).isEqualTo("queued");
        assertThat(audited("report-mail.resent")).isOne();

        browser.submit("/deliveries/" + id + "/stop").follow();
        assertThat(status(id)).isEqualTo("given_up");
        assertThat(audited("report-mail.stopped")).isOne();
    }

    @Test
    void aDecisionThatCameTooLateIsRefused() {
        long id = message("held");
        Browser browser = english("dl-admin").open("/deliveries/" + id);
        execute("update mail_message set status = 'sent'");
        browser.submit("/deliveries/" + id + "/stop").follow();
        assertThat(browser.page().select("[role=alert]").text()).contains("has moved on");
    }

    @Test
    void aMessageThatDoesNotExistIsNotFound() {
        assertThat(browserOf("dl-admin").get("/deliveries/999999999").status()).isEqualTo(404);
    }

    @Test
    void namesAreTextAndNotMarkup() {
        execute("update account set name = '<img src=x onerror=alert(1)>' where login = 'dl-city'");
        try {
            long id = message("held");
            Browser browser = browserOf("dl-admin");
            for (String path : List.of("/deliveries", "/deliveries/" + id, "/deliveries/recipients?text=dl-")) {
                assertThat(browser.get(path).page().select("img")).as(path).isEmpty();
            }
        } finally {
            execute("update account set name = 'Name of dl-city' where login = 'dl-city'");
        }
    }

    private Browser english(String login) {
        Browser browser = browserOf(login);
        browser.open("/deliveries").submit("/language", "language", "en");
        return browser;
    }

    private static void frozenOctober() {
        execute("""
                insert into account_month (month, run_at, frozen_at) values ('2026-10-01', '2026-11-05', '2026-11-08')
                on conflict (month) do update set frozen_at = excluded.frozen_at""");
    }

    /** A message to dl-city in that state. */
    private static long message(String status) {
        execute("""
                insert into report_document (kind, month, scope_kind, scope_id, language, version, sha256, title, file_name,
                    headline_labels, headline_values, content, created_at)
                    select 'monthly', '2026-10-01', 'city', city_id, 'en', 1, '', '', '', '{}', '{}', '', now()
                    from account where login = 'dl-city';
                insert into mail_message (document_id, month, scope_kind, scope_id, document_version, account_id, email,
                    language, message_id, status, reason, last_answer, attempts, queued_at, next_try_at)
                    select d.id, month, scope_kind, scope_id, d.version, a.id, a.email, 'en', '<1@x>', '%s', 'unanswered',
                           '[EOF]', 2, '2026-11-08T00:00:00Z', '2026-11-08T00:15:00Z'
                    from report_document d, account a where a.login = 'dl-city';
                insert into mail_attempt (mail_id, number, started_at, ended_at, outcome, reason, answer)
                    select id, 1, queued_at, queued_at, 'unknown', 'unanswered', '[EOF]' from mail_message""".formatted(status));
        return JdbcClient.create(database().owner())
                .sql("select id from mail_message")
                .query(Long.class)
                .single();
    }

    private static String status(long id) {
        return look("select status from mail_message where id = " + id).get(0);
    }

    private static long audited(String action) {
        return look("select subject from audit_entry where action = '" + action + "'")
                .size();
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
