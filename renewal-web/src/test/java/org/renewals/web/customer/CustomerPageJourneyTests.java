package org.renewals.web.customer;

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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.renewals.access.Role;
import org.renewals.testing.Browser;
import org.renewals.testing.Statements;
import org.renewals.testing.WebJourney;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The page of one customer as each role sees it: CP-OWN belongs to cp-m1 since October 2026 and to cp-m2 before, CP-MATE to
 * cp-m2, CP-FAR to cp-m3 of the second city.
 */
class CustomerPageJourneyTests extends WebJourney {

    private static final String OCTOBER = "?month=2026-10";
    private static final String CONTRACTS = OCTOBER + "&tab=contracts";
    private static final String INCOMES = OCTOBER + "&tab=incomes";
    private static final String SERVICE = OCTOBER + "&tab=service";
    private static final List<String> TABS = List.of("basic", "members", "contracts", "incomes", "service");
    private static final String VECTOR = "&p0=60000&c0=8000&income=55000&rate=5&years=3&p1=60000";
    private static final String INCOME = "41,235";
    private static final String MEMBERS = "1,357";
    private static final String FEE = "2,468";

    private static long contact;
    private static long contactOfMate;

    @BeforeAll
    static void customers() {
        account("cp-province", Role.PROVINCE, "P");
        account("cp-admin", Role.ADMIN, "P");
        account("cp-city", Role.CITY, "C1");
        account("cp-city2", Role.CITY, "C2");
        int own = account("cp-m1", Role.MANAGER, "C1A");
        int mate = account("cp-m2", Role.MANAGER, "C1A");
        int far = account("cp-m3", Role.MANAGER, "C2A");
        customer("CP-OWN", "C1A", own, mate);
        customer("CP-MATE", "C1A", mate, mate);
        customer("CP-FAR", "C2A", far, far);
        contact = contactOf("CP-OWN");
        contactOfMate = contactOf("CP-MATE");
    }

    @BeforeEach
    void twoMonthsAreComputed() {
        execute("""
                insert into account_month (month, run_at, frozen_at) values ('2026-09-01', '2026-10-05', '2026-10-08'),
                    ('2026-10-01', '2026-11-05', '2026-11-08')
                on conflict (month) do update set run_at = excluded.run_at, frozen_at = excluded.frozen_at""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cp-province", "cp-city", "cp-m1"})
    void everybodyWhoseCustomerItIsOpensThePageInBothLanguages(String login) {
        Browser browser = browserOf(login);
        for (String language : List.of("zh", "en")) {
            browser.open("/password").submit("/language", "language", language);
            for (String tab : TABS) {
                for (String address : List.of("?", OCTOBER, "?month=2026-09", OCTOBER + "&manager=cp-m1")) {
                    browser.get("/customers/CP-OWN" + address + "&tab=" + tab);
                    assertThat(browser.status()).as(address + tab).isEqualTo(200);
                    assertThat(browser.page().select("h1").text()).isEqualTo("Customer <CP-OWN>");
                    assertThat(browser.body()).doesNotContain("??").doesNotContain("[[");
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "cp-city,CP-FAR,''",
        "cp-city2,CP-OWN,''",
        "cp-m1,CP-MATE,''",
        "cp-m1,CP-FAR,''",
        "cp-m2,CP-OWN,''",
        "cp-m2,CP-OWN,&month=2026-09",
        "cp-city,CP-OWN,&manager=cp-m3",
        "cp-m1,CP-OWN,&manager=cp-m2",
        "cp-province,CP-OWN,&month=2026-08",
        "cp-province,CP-OWN,&month=soon"
    })
    void whatIsNotOnesOwnIsRefusedInTheWordsOfWhatDoesNotExist(String login, String code, String rest) {
        Browser browser = browserOf(login);
        String foreign = refusal(browser, code, rest);
        assertThat(foreign).isEqualTo(refusal(browser, "CP-NONE", ""));
    }

    /** The rating compares exact scores; the one that is kept is rounded. */
    @ParameterizedTest
    @CsvSource({
        "39.50, C, Score 39.50 is below 40: class C.",
        "40.00, C, 'Score 40.00 is rounded; it lies a little below 40, where class B begins: class C.'",
        "70.00, B1, 'Score 70.00 is rounded; it lies a little below 70, where class A begins: class B.'"
    })
    void aScoreThatRoundsToTheBeginningOfAClassIsExplainedByTheClassItIsIn(String score, String tier, String said) {
        JdbcClient.create(database().owner())
                .sql("update assessment set value_score = ?::numeric, raw_tier = ? where month = '2026-10-01'"
                        + " and customer_id = (select id from customer where code = 'CP-OWN')")
                .params(score, tier)
                .update();
        Browser browser = english("cp-m1").open("/customers/CP-OWN" + OCTOBER + "&tab=service");
        assertThat(browser.status()).isEqualTo(200);
        assertThat(browser.page().select("main").text()).contains(said);
    }

    @Test
    void administratorsHaveNoSuchFunction() {
        assertThat(browserOf("cp-admin").get("/customers/CP-OWN").status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cp-province", "cp-city"})
    void superiorsSeeIncomesAfterPickingTheManagerAndMembersAndFeesNever(String login) {
        Browser browser = english(login);
        for (String tab : TABS) {
            browser.get("/customers/CP-OWN" + OCTOBER + "&tab=" + tab + VECTOR);
            assertThat(browser.body())
                    .as(tab)
                    .contains("B1 in effect")
                    .doesNotContain(INCOME, MEMBERS, FEE, "Tier history", "/tier-changes/new", "245,834.36")
                    .doesNotContain("Tier changed", "an alert was raised");
        }
        assertThat(browser.get("/customers/CP-OWN" + CONTRACTS).body()).contains("CP-OWN-PRODUCT", "CT-CP-OWN");
        String pick = browser.get("/customers/CP-OWN" + INCOMES)
                .page()
                .select("a[href*=manager=cp-m1].btn")
                .attr("href");

        browser.get(pick);
        assertThat(browser.status()).isEqualTo(200);
        assertThat(browser.body()).contains(INCOME, "Customer value (Formula 1)");
        for (String tab : TABS) {
            browser.get(pick + "&tab=" + tab);
            assertThat(browser.body()).as(tab).doesNotContain(MEMBERS, FEE, "Tier history", "Tier changed");
        }
        assertThat(browser.page().select(".tabs a").eachAttr("href"))
                .as("what was picked is kept")
                .allMatch(href -> href.contains("manager=cp-m1"));

        browser.get("/customers/CP-OWN" + INCOMES + "&manager=cp-m2");
        assertThat(browser.status()).isEqualTo(200);
        assertThat(browser.body()).as("not the manager of the month").doesNotContain(INCOME);
    }

    @Test
    void theManagerSeesIncomesMembersFeesAndTierHistory() {
        Browser browser = english("cp-m1");
        assertThat(browser.get("/customers/CP-OWN" + INCOMES).body()).contains(INCOME, FEE);
        assertThat(browser.page().select("[data-chart]")).hasSize(2);
        assertThat(browser.get("/customers/CP-OWN" + OCTOBER + "&tab=members").body())
                .contains(MEMBERS)
                .doesNotContain(INCOME, FEE);
        assertThat(browser.page().select("[data-chart]")).hasSize(1);
        assertThat(browser.page().select("main table").first().select("tbody tr"))
                .as("indicators")
                .hasSize(11);
        assertThat(browser.get("/customers/CP-OWN" + SERVICE).body())
                .contains("Tier history", "Contribution (54.00%)", "Anomaly alerts");
        assertThat(browser.page().select("main a[href*=manager=]")).isEmpty();
        assertThat(browser.page().select("main a[href='/tier-changes/new?customer=CP-OWN']"))
                .hasSize(1);
    }

    @Test
    void fiveTabsAreLinksThatKeepTheMonthUnderOneHead() {
        Browser browser = english("cp-m1");
        String head = "";
        for (String tab : TABS) {
            browser.get("/customers/CP-OWN?month=2026-09&tab=" + tab);
            assertThat(browser.page().select(".tabs a").eachAttr("href"))
                    .hasSize(5)
                    .allMatch(href -> href.contains("month=2026-09"));
            assertThat(browser.page().select(".tabs a[aria-current=page]").attr("href"))
                    .isEqualTo("/customers/CP-OWN?month=2026-09" + (tab.equals("basic") ? "" : "&tab=" + tab));
            String same = browser.page().select(".page-head").text()
                    + browser.page().select(".head-tiles").text();
            assertThat(same)
                    .contains("Customer <CP-OWN>", "B1 in effect", "Medium risk", "56%", "Uncertain")
                    .contains("Act on contract CT-CP-OWN by 2026-12-31")
                    .isEqualTo(head.isEmpty() ? same : head);
            head = same;
        }
        browser.get("/customers/CP-OWN" + OCTOBER + "&tab=weather");
        assertThat(browser.status()).isEqualTo(422);
        assertThat(browser.page().select("main").text())
                .contains("weather", "Accepted: basic, members, contracts, incomes, service");
    }

    @Test
    void aWaitingComplaintIsTheNextStep() {
        execute(
                "insert into complaint (number, customer_id, city_id, manager_id, received_at) select 'CP-T', id, city_id,"
                        + " manager_id, '2026-11-08 10:00+08' from customer where code = 'CP-OWN'");
        try {
            assertThat(english("cp-m1")
                            .get("/customers/CP-OWN")
                            .page()
                            .select(".head-next")
                            .text())
                    .contains("▲ Reply to complaint CP-T: it has waited 48 h, more than the 24 h promised");
            assertThat(english("cp-m1")
                            .get("/customers/CP-OWN?month=2026-09")
                            .page()
                            .select(".head-next")
                            .text())
                    .as("not received yet in that month")
                    .contains("Act on contract");
        } finally {
            execute("delete from complaint where number = 'CP-T'");
        }
    }

    @ParameterizedTest
    @CsvSource({
        // beyond profile, what waits and, for who decides on tiers, an open request
        "cp-m1, basic, 2",
        "cp-m1, members, 2",
        // contracts, products, likelihoods, what they were before, those of peers
        "cp-m1, contracts, 5",
        "cp-m1, incomes, 3",
        "cp-m1, service, 8",
        "cp-province, basic, 2",
        "cp-province, members, 0",
        "cp-province, contracts, 5",
        "cp-province, incomes, 0",
        "cp-province, service, 6"
    })
    void aTabAsksForNothingButWhatItShows(String login, String tab, int own) {
        Browser browser = english(login);
        List<String> refused = Statements.of(() -> browser.get("/customers/CP-OWN" + OCTOBER + "&tab=weather"));
        List<String> all = Statements.of(() -> browser.get("/customers/CP-OWN" + OCTOBER + "&tab=" + tab));
        assertThat(browser.status()).isEqualTo(200);
        int head = login.equals("cp-province") ? 2 : 3;
        assertThat(all).as("statements of %s", tab).hasSize(refused.size() + head + own);
        if (login.equals("cp-province")) {
            assertThat(all).noneMatch(sql -> sql.matches("(?s)select month, .* from customer_month where .*"));
        }
        if (!tab.equals("service")) {
            assertThat(all).noneMatch(sql -> sql.contains("survey_answer") && !sql.contains("union all"));
        }
    }

    @Test
    void theTimelineLeadsToWhatItTellsOf() {
        execute(
                "insert into anomaly_alert (customer_id, city_id, manager_id, kind, opened_month) select id, city_id, manager_id,"
                        + " 'call', '2026-10-01' from customer where code = 'CP-OWN'");
        Browser browser = english("cp-m1").get("/customers/CP-OWN" + OCTOBER);
        assertThat(browser.page().select("#timeline tbody tr").eachText())
                .contains(
                        "2026-10-31 ▲ Tier Tier changed by system rating: C → B1",
                        "2026-10-31 ◇ Alert Call anomaly: an alert was raised",
                        "2026-01-01 ◆ Contract Contract CT-CP-OWN began: 900 yuan a month");
        List<String> links = browser.page().select("#timeline tbody a").eachAttr("href");
        assertThat(links).isNotEmpty();
        for (String link : links) {
            int hash = link.indexOf('#');
            browser.get(hash < 0 ? link : link.substring(0, hash));
            assertThat(browser.status()).as(link).isEqualTo(200);
            if (hash >= 0) {
                assertThat(browser.page().select(link.substring(hash))).as(link).hasSize(1);
            }
        }
        assertThat(browser.get("/customers/CP-OWN" + OCTOBER + "&before=yesterday")
                        .status())
                .isEqualTo(422);
        assertThat(browser.get("/customers/CP-OWN" + OCTOBER + "&before=2026-01-01.contract_began.1")
                        .page()
                        .select("#timeline tbody tr"))
                .isEmpty();
        assertThat(browser.page().select("#timeline .pager a").text()).isEqualTo("Newest");
    }

    @Test
    void theValueOfTheExampleIsToldTermByTerm() {
        Browser browser = english("cp-m1").get("/customers/CP-OWN" + INCOMES + VECTOR);
        assertThat(browser.status()).isEqualTo(200);
        assertThat(browser.page().select(".value-total b").text()).isEqualTo("245,834.36 yuan");
        assertThat(browser.page().select("#value tbody tr").eachText())
                .containsExactly(
                        "P0 − C0 52,000.00 1.0000 52,000.00",
                        "R 1 55,000.00 0.9524 52,380.95",
                        "R 2 55,000.00 0.9070 49,886.62",
                        "R 3 55,000.00 0.8638 47,511.07",
                        "(1 − x) · P1 3 51,000.00 0.8638 44,055.72");
        assertThat(browser.page().select("#value").text())
                .contains("reconstructed: the original formula is not preserved", "With the parameters as typed");
        String picked = "&manager=cp-m1";
        assertThat(english("cp-city")
                        .get("/customers/CP-OWN" + INCOMES + picked + VECTOR)
                        .page()
                        .select(".value-total b")
                        .text())
                .isEqualTo("245,834.36 yuan");
    }

    @Test
    void theParametersBeginWithTheCustomersOwnFigures() {
        Browser browser = english("cp-m1").get("/customers/CP-OWN" + INCOMES);
        assertThat(browser.page().select("#value-p0").val()).isEqualTo("10800");
        assertThat(browser.page().select("#value-c0").val()).isEqualTo("0");
        assertThat(browser.page().select("#value-income").val()).isEqualTo("497220");
        assertThat(browser.page().select("#value-years").val()).isEqualTo("1");
        assertThat(browser.page().select("#value-p1").val()).isEqualTo("10800");
        assertThat(browser.page().select("#value-rate").val()).isEqualTo("5");
        assertThat(browser.page().select("#value-damage").val()).isEqualTo("0.15");
        assertThat(browser.page().select("#value .form-hint").eachText())
                .contains(
                        "Contract CT-CP-OWN, the first, from 2026-01-01: 12 months at 900.00 yuan",
                        "The cost of contract CT-CP-OWN is not known and counts as 0",
                        "Until the last running contract ends on 2026-12-31, begun years counted whole");
        // (10800 - 0) + 497220 / 1.05 + 0.85 x 10800 / 1.05
        assertThat(browser.page().select(".value-total b").text()).isEqualTo("493,085.71 yuan");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "p0=-1 | P0 cannot be “-1”. Accepted: a number from 0 to 999999999999.",
                "rate=150 | r cannot be “150”. Accepted: a number from 0 to 100.",
                "damage=2 | x cannot be “2”. Accepted: a number from 0 to 1.",
                "years=51 | N cannot be “51”. Accepted: a number from 0 to 50.",
                "years=2.5 | N cannot be “2.5”. Accepted: a whole number of years from 0 to 50.",
                "income=a+lot | R cannot be “a lot”. Accepted: a number from -999999999999 to 999999999999."
            })
    void aParameterThatCannotBeIsNamedWithWhatIsAccepted(String parameter, String refusal) {
        Browser browser = english("cp-m1").get("/customers/CP-OWN" + INCOMES + "&" + parameter);
        assertThat(browser.status()).isEqualTo(422);
        assertThat(browser.page().select(".error-list a").text()).isEqualTo(refusal);
        String field = browser.page().select(".error-list a").attr("href");
        assertThat(browser.page().select(field + "[aria-invalid=true]")).hasSize(1);
        assertThat(browser.page().select(".value-total")).isEmpty();
    }

    @Test
    void theManagerIsToldWhyAndWhatWouldHelp() {
        Browser browser = english("cp-m1").get("/customers/CP-OWN" + CONTRACTS);
        String card = browser.page().select("#likelihood article").text();
        assertThat(card)
                .contains(
                        "Likelihood of renewal: CT-CP-OWN",
                        "56% Uncertain",
                        "Revenue at risk: 4,728 yuan a year",
                        "75 days without a recorded contact",
                        "Income changed by -30.0% over three months",
                        "An anomaly alert is open",
                        "Base +1.90, reasons −1.65: log-odds +0.25 = 56%",
                        "To reach 70 % (Likely): get in touch and record it. That would make it 76%.",
                        "Data as of 2026-10-31",
                        "Expert scorecard");
        assertThat(browser.page().select(".reason-bars rect.bad")).hasSize(3);
        assertThat(browser.page().select("#likelihood .spark title").text()).contains("2026-09: 56%, 2026-10: 56%");
        assertThat(browser.page().select("#contracts .chip.band-amber").text()).isEqualTo("56%");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cp-province", "cp-city"})
    void superiorsAreToldOnlyTheReasonsOfTheirGrain(String login) {
        Browser browser = english(login).get("/customers/CP-OWN" + CONTRACTS);
        String card = browser.page().select("#likelihood article").text();
        assertThat(card)
                .contains("56%", "75 days without a recorded contact", "log-odds +0.25 = 56%")
                .contains("4 reasons are shown to the account manager only; together −0.75")
                .doesNotContain("Income changed", "anomaly", "To reach");

        String picked = browser.get("/customers/CP-OWN" + CONTRACTS + "&manager=cp-m1")
                .page()
                .select("#likelihood article")
                .text();
        assertThat(picked)
                .contains("Income changed by", "2 reasons are shown to the account manager only; together −0.30")
                .doesNotContain("anomaly");
    }

    @Test
    void aMonthWithoutLikelihoodsHasNone() {
        execute("delete from contract_score where month = '2026-09-01'");
        Browser browser = english("cp-m1").get("/customers/CP-OWN?month=2026-09&tab=contracts");
        assertThat(browser.status()).isEqualTo(200);
        assertThat(browser.page().select("#likelihood")).isEmpty();
        assertThat(browser.body()).contains("CT-CP-OWN");
    }

    @Test
    void aWaitingRequestStandsWhereOneCouldBeMade() {
        Browser manager = english("cp-m1").get("/tier-changes/new?customer=CP-OWN");
        String request =
                manager.submit("/tier-changes", "to", "A1", "reason", "It grew").location();

        String link = ".page-actions a[href=" + request + "]";
        manager.get("/customers/CP-OWN" + OCTOBER);
        assertThat(manager.page().select("main a[href*=/tier-changes/new]")).isEmpty();
        assertThat(manager.page().select(link).text()).isEqualTo("Request waiting: B1 → A1");
        assertThat(english("cp-city").get("/customers/CP-OWN" + OCTOBER).page().select(link))
                .hasSize(1);
        assertThat(english("cp-province").get("/customers/CP-OWN" + OCTOBER).body())
                .contains("CT-CP-OWN")
                .doesNotContain("Request waiting", request);

        manager.get(request).submit(request + "/withdrawal");
        assertThat(manager.get("/customers/CP-OWN" + OCTOBER).page().select(link))
                .isEmpty();
    }

    @Test
    void aPastMonthNamesTheManagerOfThatMonth() {
        Browser browser = english("cp-province");
        String september = browser.get("/customers/CP-OWN?month=2026-09")
                .page()
                .select("dl")
                .text();
        assertThat(september).contains("Account manager Name of cp-m2", "Manager today Name of cp-m1");
        assertThat(browser.get("/customers/CP-OWN?month=2026-09&tab=incomes")
                        .page()
                        .select("a[href*=manager=cp-m2].btn"))
                .hasSize(1);
        String october =
                browser.get("/customers/CP-OWN" + OCTOBER).page().select("dl").text();
        assertThat(october).contains("Account manager Name of cp-m1").doesNotContain("Manager today");
    }

    @Test
    void aContactIsRevealedOnceAndWrittenDownOnce() {
        Browser browser = english("cp-m1");
        browser.get("/customers/CP-OWN" + OCTOBER);
        assertThat(browser.body()).contains("138****5678").doesNotContain("13800005678", "Wang Li");
        long before = reveals();
        browser.submit("/customers/CP-OWN/contacts/" + contact + "/reveal").follow();
        assertThat(browser.body()).contains("13800005678", "Wang Li", "li@example.com");
        assertThat(reveals() - before).isOne();
        assertThat(look("select actor || ' ' || subject || ' ' || (detail ->> 'contact') from audit_entry"
                        + " where action = 'contact.revealed' order by id desc limit 1"))
                .containsExactly("cp-m1 CP-OWN " + contact);
        browser.get("/customers/CP-OWN" + OCTOBER);
        assertThat(browser.body()).as("looked at again").doesNotContain("13800005678", "Wang Li");
        assertThat(reveals() - before).isOne();
    }

    @ParameterizedTest
    @CsvSource({"cp-province,403", "cp-city,403", "cp-admin,403", "cp-m2,404", "cp-m3,404"})
    void nobodyButTheOwnManagerReveals(String login, int status) {
        Browser browser = browserOf(login);
        long before = reveals();
        browser.get("/customers/CP-OWN" + OCTOBER);
        assertThat(browser.page().select("form[action*=reveal]")).isEmpty();
        browser.post("/customers/CP-OWN/contacts/" + contact + "/reveal", Map.of("_csrf", token(browser)));
        assertThat(browser.status()).isEqualTo(status);
        assertThat(browser.body()).doesNotContain("13800005678");
        assertThat(reveals()).isEqualTo(before);
    }

    @Test
    void noContactIsRevealedUnderAnotherCustomerOrWithoutAToken() {
        Browser browser = browserOf("cp-m1");
        long before = reveals();
        Map<String, String> token = Map.of("_csrf", token(browser));
        assertThat(browser.post("/customers/CP-OWN/contacts/" + contactOfMate + "/reveal", token)
                        .status())
                .isEqualTo(404);
        assertThat(browser.post("/customers/CP-MATE/contacts/" + contact + "/reveal", token)
                        .status())
                .isEqualTo(404);
        assertThat(browser.post("/customers/CP-OWN/contacts/" + contact + "/reveal", Map.of())
                        .status())
                .isEqualTo(403);
        assertThat(browser.get("/customers/CP-OWN/contacts/" + contact + "/reveal")
                        .status())
                .isEqualTo(405);
        assertThat(reveals()).isEqualTo(before);
    }

    @Test
    void aCustomerHandedOverIsOnesOwnNoLongerAtTheNextRequest() {
        Browser browser = browserOf("cp-m1");
        assertThat(browser.get("/customers/CP-OWN" + OCTOBER).status()).isEqualTo(200);
        try {
            execute(
                    "update customer set manager_id = (select id from account where login = 'cp-m2') where code = 'CP-OWN'");
            assertThat(browser.get("/customers/CP-OWN" + OCTOBER).status()).isEqualTo(404);
        } finally {
            execute(
                    "update customer set manager_id = (select id from account where login = 'cp-m1') where code = 'CP-OWN'");
        }
    }

    private static String refusal(Browser browser, String code, String rest) {
        browser.get("/customers/" + code + "?from=list" + rest);
        assertThat(browser.status()).isEqualTo(404);
        return browser.body()
                .replaceAll("(name=\"_csrf\" value|name=\"csrf-token\" content|name=\"back\" value)=\"[^\"]*\"", "");
    }

    private Browser english(String login) {
        Browser browser = browserOf(login);
        browser.open("/password").submit("/language", "language", "en");
        return browser;
    }

    private static String token(Browser browser) {
        return browser.open("/password")
                .page()
                .select("input[name=_csrf]")
                .first()
                .val();
    }

    private static long reveals() {
        return look("select subject from audit_entry where action = 'contact.revealed'")
                .size();
    }

    private static long contactOf(String code) {
        return JdbcClient.create(database().owner())
                .sql("select id from contact where customer_id = (select id from customer where code = ?)")
                .param(code)
                .query(Long.class)
                .single();
    }

    /** With an assessment and facts of September and October, a contract, a product and a contact. */
    private static void customer(String code, String county, int manager, int managerInSeptember) {
        execute("""
                select open_month('2026-09-01'), open_month('2026-10-01');
                insert into product (code, name, family) values ('<CODE>', '<CODE>-PRODUCT', 'standard');
                insert into customer (code, name, org_id, city_id, manager_id, tier)
                    select '<CODE>', 'Customer <' || '<CODE>' || '>', id, city_id, <MANAGER>, 'B1' from org_unit
                    where code = '<COUNTY>';
                insert into contact (customer_id, city_id, manager_id, name, role, phone, email)
                    select id, city_id, manager_id, 'Wang Li', 'decision', '13800005678', 'li@example.com' from customer
                    where code = '<CODE>';
                insert into contract (number, customer_id, city_id, manager_id, starts_on, ends_on, monthly_value)
                    select 'CT-' || code, id, city_id, manager_id, '2026-01-01', '2026-12-31', 900 from customer
                    where code = '<CODE>';
                insert into customer_month (month, customer_id, org_id, city_id, manager_id, members, effective_members,
                    group_paid, informatization, personal_bills, roaming)
                    select m, id, org_id, city_id, case when m = '2026-09-01' then <BEFORE> else manager_id end, 1357, 900,
                           41235, 100, 200, 2468
                    from customer, unnest(array['2026-09-01', '2026-10-01']::date[]) m where code = '<CODE>';
                insert into product_month (month, customer_id, product_id, org_id, city_id, manager_id, users, income)
                    select '2026-10-01', c.id, p.id, c.org_id, c.city_id, c.manager_id, 80, 700
                    from customer c join product p on p.code = c.code where c.code = '<CODE>';
                insert into assessment (month, customer_id, org_id, city_id, manager_id, rules, value_score, contribution,
                    attribute, influence, points, inputs, income_variation, raw_tier, suggested_tier, tier, risk_points,
                    risk_level, risk_reasons, attention)
                    select m, id, org_id, city_id, case when m = '2026-09-01' then <BEFORE> else manager_id end,
                           'value-1 risk-1', 49, 54, 41, 30, array[9, 8, 12.7, 2, 2, 2, 2, 2, 4.3, 2, 1],
                           array[200, 100, 41235, 60, 30, 1, 2, 18, 2.2, 10, null], 0.2, 'B1', 'B1', 'B1', 40, 'medium',
                           '[{"rule": "score.risk.silence", "points": 30, "args": [75, 60]},
                             {"rule": "score.risk.open-anomaly", "points": 10, "args": []}]', false
                    from customer, unnest(array['2026-09-01', '2026-10-01']::date[]) m where code = '<CODE>';
                insert into contract_score (month, contract_id, customer_id, city_id, manager_id, act_in_days, monthly_value,
                    log_odds, probability, revenue_at_risk, features, contributions)
                    select m, k.id, c.id, c.city_id, case when m = '2026-09-01' then <BEFORE> else c.manager_id end, 61, 900,
                           0.25, 0.562176500885798, 4728.49,
                           array['NaN', -0.3, 'NaN', 1, 0, 0, 0, 'NaN', 'NaN', 75]::real[],
                           array[0, -0.45, 0, -0.3, 0, 0, 0, 0, -0.9]
                    from customer c join contract k on k.customer_id = c.id,
                         unnest(array['2026-09-01', '2026-10-01']::date[]) m where c.code = '<CODE>';
                insert into tier_change (customer_id, month, method, city_id, manager_id, from_tier, to_tier)
                    select id, '2026-10-01', 'system', city_id, manager_id, 'C', 'B1' from customer where code = '<CODE>';
                """.replace("<CODE>", code)
                .replace("<COUNTY>", county)
                .replace("<MANAGER>", "" + manager)
                .replace("<BEFORE>", "" + managerInSeptember));
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
