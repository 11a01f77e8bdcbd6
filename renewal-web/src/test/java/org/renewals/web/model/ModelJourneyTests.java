package org.renewals.web.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.renewals.access.Role;
import org.renewals.testing.Browser;
import org.renewals.testing.StoredModels;
import org.renewals.testing.WebJourney;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Versions of the model as province and administrators see them, and as the province decides on them. */
class ModelJourneyTests extends WebJourney {

    private static final Duration LIMIT = Duration.ofMinutes(3);

    /** Long ago, so that no other test's month lies near. */
    private static final String CLOSED_CONTRACTS = """
            insert into customer (code, name, org_id, city_id, manager_id)
                select 'MB' || i, 'Closed ' || i, o.id, o.city_id, a.id
                from org_unit o, account a, generate_series(1, 240) i where o.code = 'C1A' and a.login = 'mb-manager';
            select open_month(m::date) from generate_series(date '2022-06-01', '2024-05-01', interval '1 month') m;
            insert into customer_month (month, customer_id, city_id, manager_id, org_id, members, group_paid, personal_bills)
                select m::date, c.id, c.city_id, c.manager_id, c.org_id, 10 + c.id % 90,
                    100 + c.id * 7 % 900, 500 + c.id * 13 % 700
                from customer c, generate_series(date '2022-06-01', '2024-05-01', interval '1 month') m
                where c.code like 'MB%';
            insert into contract (number, customer_id, city_id, manager_id, starts_on, ends_on, monthly_value, outcome,
                    decided_on)
                select 'MB' || i, c.id, c.city_id, c.manager_id, date '2021-01-01', date '2023-01-15' + i * 2, 100 + i,
                    case when i % 4 = 0 then 'lost' else 'renewed' end, date '2023-01-15' + i * 2
                from customer c, generate_series(1, 240) i where c.code = 'MB' || i;
            update account_month set run_at = now(), frozen_at = now() where month = '2024-05-01'""";

    @BeforeAll
    static void people() {
        account("mb-admin", Role.ADMIN, "P");
        account("mb-province", Role.PROVINCE, "P");
        account("mb-city", Role.CITY, "C1");
        account("mb-manager", Role.MANAGER, "C1A");
    }

    @BeforeEach
    @AfterEach
    void nothingLeft() {
        execute("""
                delete from training_order;
                delete from model_activation;
                delete from likelihood_model;
                delete from contract where number like 'MB%';
                delete from customer_month where month < '2025-01-01';
                delete from account_month where month < '2025-01-01';
                delete from customer where code like 'MB%'""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mb-city", "mb-manager"})
    void cityAndManagerSeeAndDoNothing(String login) {
        int model = model("2026-07");
        Browser browser = browserOf(login);
        for (String path : List.of("/models", "/models/" + model, "/models/scorecard")) {
            assertThat(browser.get(path).status()).as(path).isEqualTo(403);
        }
        assertThat(browser.open("/").page().select("nav a[href='/models']")).isEmpty();
        refusesEveryDecision(browser, model, token(browser.open("/")));
        assertThat(browser.post("/models/trainings", Map.of("_csrf", token(browser.open("/")), "month", "2024-05"))
                        .status())
                .isEqualTo(403);
        assertThat(look("select count(*) from training_order")).containsExactly("0");
    }

    @Test
    void administratorsSeeButDoNotDecide() {
        int model = model("2026-07");
        Browser browser = english("mb-admin");
        assertThat(browser.open("/models/" + model).page().select("form[action$=activation]"))
                .isEmpty();
        assertThat(browser.open("/models").page().select("form[action='/models/roll-back']"))
                .isEmpty();
        refusesEveryDecision(browser, model, token(browser.open("/models")));
    }

    private void refusesEveryDecision(Browser browser, int model, String token) {
        for (String path :
                List.of("/models/" + model + "/activation", "/models/scorecard/activation", "/models/roll-back")) {
            Map<String, String> fields =
                    Map.of("_csrf", token, "reason", "I want it", "from", "2026-12", "basedOn", "0");
            assertThat(browser.post(path, fields).status()).as(path).isEqualTo(403);
        }
        assertThat(look("select count(*) from model_activation")).containsExactly("0");
    }

    @Test
    void withoutTheTokenNothingIsDecided() {
        int model = model("2026-07");
        Browser browser = browserOf("mb-province");
        Map<String, String> fields = Map.of("reason", "I want it", "from", "2026-12", "basedOn", "0");
        assertThat(browser.post("/models/" + model + "/activation", fields).status())
                .isEqualTo(403);
        assertThat(look("select count(*) from model_activation")).containsExactly("0");
    }

    @Test
    void theScorecardServesUntilAModelIsPutIntoUseAndAfterGoingBack() {
        int model = model("2026-07");
        Browser browser = english("mb-province");
        assertThat(card(browser, "In use")).contains("Expert scorecard").contains("No model has been put into use yet");
        assertThat(row(browser, "likelihood-2026-07"))
                .contains("Challenger")
                .contains("412")
                .contains("0.4000 +20.0 0.1250 +21.9 0.810");
        assertThat(row(browser, "Expert scorecard")).contains("In use");

        browser.open("/models/" + model);
        String from = browser.page().select("#from option").first().val();
        assertThat(browser.page().select("main").text())
                .contains("open contracts are scored by likelihood-2026-07 instead of Expert scorecard");
        browser.submit("/models/" + model + "/activation", "from", from, "reason", "It beats the base rate by a fifth")
                .follow();

        assertThat(browser.page().select(".notice-good").text())
                .contains("likelihood-2026-07 is in use from " + from + " on");
        assertThat(card(browser, "In use"))
                .contains("likelihood-2026-07")
                .contains("Name of mb-province")
                .contains("It beats the base rate by a fifth");
        assertThat(row(browser, "Expert scorecard")).contains("Retired");
        assertThat(look("select action || ' ' || subject from audit_entry where actor = 'mb-province'"
                        + " and subject_kind = 'model' order by id desc limit 1"))
                .containsExactly("model.activated likelihood-2026-07");

        browser.submit("/models/roll-back", "reason", " ");
        assertThat(browser.status()).isEqualTo(422);
        assertThat(browser.page().select("[role=alert] a[href='#reason']").text())
                .isEqualTo("Give a reason.");
        browser.submit("/models/roll-back", "reason", "It drifts").follow();
        assertThat(browser.page().select(".notice-good").text())
                .contains("The expert scorecard is in use from " + from + " on");
        assertThat(row(browser, "likelihood-2026-07")).contains("Retired");
        assertThat(card(browser, "Decisions on what is in use"))
                .contains("It drifts")
                .contains("It beats the base rate by a fifth");
    }

    @Test
    void whatIsWrongIsSaidBesideTheFieldAndTheFormKeepsWhatWasTyped() {
        int model = model("2026-07");
        Browser browser = english("mb-province");
        browser.open("/models/" + model);
        browser.submit("/models/" + model + "/activation", "from", "2026-06", "reason", "Because it is good");
        assertThat(browser.status()).isEqualTo(422);
        assertThat(browser.page().select("#from-error").text())
                .contains("knows what became of contracts until 2026-07 and cannot score 2026-06");
        assertThat(browser.page().select("#reason").text()).isEqualTo("Because it is good");

        browser.submit("/models/" + model + "/activation", "reason", "x".repeat(501));
        assertThat(browser.page().select("#reason-error").text())
                .contains("501")
                .contains("500");
        browser.submit("/models/" + model + "/activation", "from", "soon", "reason", "x");
        assertThat(browser.status()).isEqualTo(400);
        assertThat(look("select count(*) from model_activation")).containsExactly("0");
    }

    @Test
    void ofTwoWhoDecideOnTheSameViewTheSecondIsTold() {
        int july = model("2026-07");
        int august = model("2026-08");
        Browser first = english("mb-province");
        Browser second = english("mb-province");
        first.open("/models/" + july);
        second.open("/models/" + august);
        first.submit("/models/" + july + "/activation", "reason", "First");
        second.submit("/models/" + august + "/activation", "reason", "Second");

        assertThat(second.status()).isEqualTo(422);
        assertThat(second.page().select("[role=alert]").text())
                .contains("Name of mb-province decided meanwhile what is in use");
        assertThat(look("select reason from model_activation")).containsExactly("First");
        // the page now shows the present state, so the next attempt counts
        second.submit("/models/" + august + "/activation", "reason", "Second").follow();
        assertThat(look("select reason from model_activation order by id")).containsExactly("First", "Second");
    }

    @Test
    void aVersionIsToldInFull() {
        int model = model("2026-07");
        Browser browser = english("mb-admin");
        browser.open("/models/" + model);
        assertThat(browser.page().select("thead").first().text())
                .contains("This model In use then likelihood-2026-02 Base rate Last year's rate");
        Element figures = browser.page().select("tbody").first();
        assertThat(figures.select("tr").get(0).text())
                .isEqualTo("Log-loss lower is better 0.4000 best 0.3900 0.5000 0.5100");
        assertThat(figures.select("tr").get(4).text())
                .isEqualTo("AUC higher is better best 0.810 ± 0.059 0.800 ± 0.059 0.500 0.500");
        String page = browser.page().select("main").text();
        assertThat(page)
                .contains("trained on some of these outcomes")
                .contains("412 closed ones, 330 of them renewed (80.1 %)")
                .contains("Logistic regression with bends, penalty 4.0 all 0.4312 0.790 75")
                .contains("Boosted trees of two splits, 120 <30 0.4401 0.780 25")
                .contains("Boosted trees of one split, 90 all 0.4600 0.770 not used")
                .contains("Income trend 0.620")
                .contains("3100 rows of 412 contracts read, 2025-04 to 2026-09 (1.2 s)");
        browser.submit("/language", "language", "zh").follow();
        for (String path : List.of("/models", "/models/" + model, "/models/scorecard")) {
            assertThat(browser.open(path).body()).as(path).doesNotContain("??");
        }
        assertThat(browser.open("/models/" + model).page().select("main").text())
                .contains("收入趋势")
                .contains("最佳 0.3900")
                .contains("当时使用的模型已用过其中部分结果训练");
        assertThat(browser.get("/models/" + (model + 1)).status()).isEqualTo(404);
    }

    @Test
    void tooFewContractsAreCounted() {
        execute(CLOSED_CONTRACTS);
        execute("delete from contract where number like 'MB%' and number > 'MB200'");
        String closed = look("select count(*) from contract where outcome in ('renewed', 'lost')"
                        + " and decided_on <= '2024-05-31' or outcome = 'open' and ends_on + 30 <= '2024-05-31'")
                .get(0);
        Browser browser = english("mb-province");
        browser.submit("/models/trainings", "month", "2024-05").follow();
        assertThat(browser.page().select("[role=alert]").text())
                .contains(closed + " closed contracts until 2024-05; a model needs 200: the expert scorecard serves");
        assertThat(look("select count(*) from training_order")).containsExactly("0");
    }

    @Test
    void aModelIsTrainedOnOrder() {
        execute(CLOSED_CONTRACTS);
        Browser browser = english("mb-admin");
        browser.submit("/models/trainings", "month", "2024-05").follow();
        assertThat(browser.page().select(".notice-good").text()).contains("known until 2024-05 is ordered");
        // the page looks again by itself as long as something moves
        assertThat(browser.page().select("#trainings").attr("data-hx-get")).isEqualTo("/models");
        browser.submit("/models/trainings", "month", "2024-05").follow();
        assertThat(browser.page().select("[role=alert]").text()).contains("is being trained or waits to be");

        waitForOrder("done");

        assertThat(browser.open("/models").page().select("#trainings").hasAttr("data-hx-get"))
                .isFalse();
        assertThat(row(browser, "likelihood-2024-05")).contains("Challenger").contains("240");
        assertThat(look("select a.login from likelihood_model m join account a on a.id = m.account_id"))
                .containsExactly("mb-admin");
        browser.open("/models/" + look("select id from likelihood_model").get(0));
        assertThat(browser.page().select("main").text()).contains("240 closed ones, 180 of them renewed");
    }

    @Test
    void whatWentWrongIsKeptWithTheOrder() {
        execute("""
                insert into training_order (month, account_id, ordered_at, finished_at, status, failure, reference)
                    select '2026-09-01', id, now(), now(), 'failed', '{"key": "model.unexpected", "arguments": []}',
                        'abcdef0123' from account where login = 'mb-admin'""");
        Browser browser = english("mb-admin");
        assertThat(browser.page().select("#trainings").text())
                .contains("failed unexpectedly")
                .contains("abcdef0123");
    }

    /** Lets time pass, by which the scheduler looks for work, until the newest order is over. */
    private void waitForOrder(String status) {
        Awaitility.await().atMost(LIMIT).pollInterval(Duration.ofMillis(200)).untilAsserted(() -> {
            clock.advance(Duration.ofSeconds(1));
            assertThat(look("select concat_ws(' ', status, failure::text, reference) from training_order"
                            + " order by id desc limit 1"))
                    .containsExactly(status);
        });
    }

    private static int model(String knownUntil) {
        return StoredModels.add(JdbcClient.create(database().owner()), knownUntil);
    }

    private static String card(Browser browser, String title) {
        return browser.page().select("main .card").stream()
                .filter(card -> card.select("h2").text().equals(title))
                .findFirst()
                .orElseThrow()
                .text();
    }

    private static String row(Browser browser, String version) {
        return browser.page().select("#versions tbody tr").stream()
                .filter(row -> row.select("th").text().equals(version))
                .findFirst()
                .orElseThrow()
                .text();
    }

    private static String token(Browser browser) {
        return browser.page().select("input[name=_csrf]").first().val();
    }

    private Browser english(String login) {
        Browser browser = browserOf(login);
        return browser.open("/models").submit("/language", "language", "en").open("/models");
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
