package org.renewals.web.tier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.renewals.access.Role;
import org.renewals.testing.Browser;
import org.renewals.testing.WebJourney;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A tier change from proposal to decision, as each of its readers sees it. */
class TierChangeJourneyTests extends WebJourney {

    private static final JdbcClient LOOKING = JdbcClient.create(database().owner());

    @BeforeAll
    static void people() {
        account("tc-province", Role.PROVINCE, "P");
        account("tc-city", Role.CITY, "C1");
        account("tc-colleague", Role.CITY, "C1");
        account("tc-city2", Role.CITY, "C2");
        account("tc-manager", Role.MANAGER, "C1A");
        account("tc-manager2", Role.MANAGER, "C1A");
        account("tc-manager3", Role.MANAGER, "C2A");
    }

    @BeforeEach
    void customers() {
        // others' requests would be counted too
        LOOKING.sql("delete from tier_change_request").update();
        LOOKING.sql("delete from customer where code like 'TC%'").update();
        customer("TC1", "First Hospital", "tc-manager");
        customer("TC2", "Second School", "tc-manager");
        customer("TC3", "Third Bank", "tc-manager2");
        customer("TC4", "Fourth Works", "tc-manager3");
        LOOKING.sql("delete from audit_entry where subject like 'TC%'").update();
    }

    @Test
    void aProposalGoesToTheCityAndItsApprovalIsInEffectAtOnce() {
        Browser manager = english("tc-manager");
        manager.get("/tier-changes/new?customer=TC1");
        assertThat(manager.page().select("input[name=to]").eachAttr("value")).containsExactly("A1", "A2", "B1", "C");
        manager.submit("/tier-changes", "to", "A2", "reason", "Opens a second house\nin spring");
        assertThat(manager.location()).matches("/tier-changes/\\d+");
        String request = manager.location();
        assertThat(manager.follow().page().select(".notice-good").text()).contains("with the city");

        clock.advance(Duration.ofDays(2));
        Browser city = english("tc-city").open("/tier-changes");
        assertThat(city.page().select("nav#menu a[href=/tier-changes] .chip").text())
                .isEqualTo("1 waiting");
        Element row = city.page().select("main tbody tr").first();
        assertThat(row.text())
                .contains("First Hospital", "Opens a second house", "Name of tc-manager", "Waiting 2026-11-10 2");
        city.get(row.select("a").attr("href"));
        assertThat(city.page().select("dd.said").first().wholeText()).isEqualTo("Opens a second house\nin spring");
        city.submit(request + "/decision", "decision", "APPROVE", "comment", "Well argued");
        assertThat(city.follow().page().select(".notice-good").text()).contains("in effect");
        assertThat(city.page().select("nav#menu .chip")).isEmpty();

        assertThat(answer("select tier || ' ' || tier_held_until from customer where code = 'TC1'"))
                .isEqualTo("A2 2027-05-12");
        assertThat(answer("select string_agg(action || ' ' || actor, ', ' order by id) from audit_entry"
                        + " where subject = 'TC1'"))
                .isEqualTo("tier-change.proposed tc-manager, tier-change.approved tc-city");
        manager = english("tc-manager").get(request);
        assertThat(manager.page().select("main").text())
                .contains("Approved", "Well argued", "Name of tc-city", "from the report of 2026-11", "2027-05-12");
        assertThat(manager.page().select("main form")).isEmpty();
    }

    @Test
    void nothingTypedIsLostWhenSomethingIsMissing() {
        Browser manager = english("tc-manager").open("/tier-changes/new?customer=TC1");
        manager.submit("/tier-changes", "reason", " ");
        assertThat(manager.status()).isEqualTo(422);
        assertThat(manager.page().select(".notice-bad[role=alert] a").eachAttr("href"))
                .containsExactly("#to", "#reason");

        manager.submit("/tier-changes", "reason", "A <b>new</b> house");
        assertThat(manager.status()).isEqualTo(422);
        assertThat(manager.page().select("textarea[name=reason]").text()).isEqualTo("A <b>new</b> house");
        assertThat(manager.page().select("#to-error").text()).isEqualTo("Choose the new tier.");

        manager.submit("/tier-changes", "to", "B1", "reason", "x".repeat(2001));
        assertThat(manager.status()).isEqualTo(422);
        assertThat(manager.page().select("input[name=to][checked]").val()).isEqualTo("B1");
        assertThat(manager.page().select("#reason-error").text()).contains("2,001");
        assertThat(answer("select count(*) from tier_change_request r join customer c on c.id = r.customer_id"
                        + " where c.code = 'TC1'"))
                .isEqualTo("0");
    }

    @Test
    void anOpenRequestStandsInPlaceOfASecondForm() {
        String request = propose("tc-manager", "TC1", "A1");
        Browser manager = english("tc-manager").get("/tier-changes/new?customer=TC1");
        assertThat(manager.page().select("main form")).isEmpty();
        assertThat(manager.page().select("main a[href=" + request + "]")).hasSize(1);
        assertThat(manager.get("/tier-changes/new").page().select("a[href=" + request + "]"))
                .hasSize(1);

        manager.get("/tier-changes/new?customer=TC2")
                .submit("/tier-changes", "customer", "TC1", "to", "A1", "reason", "again");
        assertThat(manager.status()).isEqualTo(422);
        assertThat(manager.page().select("[role=alert]").text()).contains("already has an open request");
    }

    @ParameterizedTest
    @CsvSource({"left,has left", "unrated,has no tier yet"})
    void customersWithoutATierToChangeHaveNoForm(String why, String said) {
        LOOKING.sql(
                        why.equals("left")
                                ? "update customer set status = 'left' where code = 'TC1'"
                                : "update customer set tier = null where code = 'TC1'")
                .update();
        Browser manager = english("tc-manager").get("/tier-changes/new?customer=TC1");
        assertThat(manager.status()).isEqualTo(200);
        assertThat(manager.page().select("main").text()).contains(said);
        assertThat(manager.page().select("main form")).isEmpty();
        assertThat(manager.get("/tier-changes/new").page().select("main").text())
                .doesNotContain("First Hospital");
    }

    @Test
    void aManagerWithdrawsWhatIsNotDecidedYet() {
        String request = propose("tc-manager", "TC1", "A1");
        Browser manager = english("tc-manager").open(request);
        manager.submit(request + "/withdrawal");
        assertThat(manager.follow().page().select(".notice-good").text()).contains("withdrawn");
        assertThat(manager.get("/tier-changes?status=WITHDRAWN").page().select("main tbody tr"))
                .hasSize(1);

        Browser city = english("tc-city").open(request);
        assertThat(city.page().select("main form")).isEmpty();
        city.post(request + "/decision", Map.of("_csrf", token(city), "decision", "APPROVE"));
        assertThat(city.status()).isEqualTo(409);
        assertThat(city.page().select("main").text()).contains("Name of tc-manager withdrew");
    }

    @Test
    void aRejectionNeedsAWordAndKeepsTheTier() {
        String request = propose("tc-manager", "TC1", "A1");
        Browser city = english("tc-city").open(request);
        city.submit(request + "/decision", "decision", "REJECT", "comment", "  ");
        assertThat(city.status()).isEqualTo(422);
        assertThat(city.page().select("[role=alert] a").attr("href")).isEqualTo("#comment");
        city.submit(request + "/decision", "decision", "REJECT", "comment", "x".repeat(2001));
        assertThat(city.status()).isEqualTo(422);
        assertThat(city.page().select("textarea[name=comment]").text()).hasSize(2001);

        city.submit(request + "/decision", "decision", "REJECT", "comment", "Income fell");
        assertThat(city.follow().status()).isEqualTo(200);
        assertThat(answer("select tier from customer where code = 'TC1'")).isEqualTo("B2");
        assertThat(english("tc-manager")
                        .get("/tier-changes?status=REJECTED")
                        .page()
                        .select("main tbody")
                        .text())
                .contains("Rejected", "Name of tc-city");
    }

    @Test
    void whoeverDecidesSecondIsToldWhoWasFirstAndWithWhat() {
        String request = propose("tc-manager", "TC1", "A1");
        Browser first = english("tc-city").open(request);
        Browser second = english("tc-colleague").open(request);
        first.submit(request + "/decision", "decision", "APPROVE");
        second.submit(request + "/decision", "decision", "REJECT", "comment", "No");

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.page().select("main").text())
                .contains("Name of tc-city approved the request at 2026-11-10 10:00", "Nothing of yours was saved");
        assertThat(second.page().select("main a[href=" + request + "]")).hasSize(1);
        assertThat(answer("select tier from customer where code = 'TC1'")).isEqualTo("A1");
        assertThat(second.get(request).page().select("main form")).isEmpty();
    }

    @Test
    void nobodyDecidesWhatHeAskedForHimself() {
        String request = propose("tc-manager", "TC1", "A1");
        LOOKING.sql("update tier_change_request set requested_by = (select id from account where login = 'tc-city')"
                        + " where status = 'submitted'")
                .update();
        Browser city = english("tc-city").open(request);
        assertThat(city.page().select("main form")).isEmpty();
        assertThat(city.page().select("main").text()).contains("Somebody else in the city decides");
        city.post(request + "/decision", Map.of("_csrf", token(city), "decision", "APPROVE"));
        assertThat(city.status()).isEqualTo(403);
        english("tc-colleague").open(request).submit(request + "/decision", "decision", "APPROVE");
        assertThat(answer("select tier from customer where code = 'TC1'")).isEqualTo("A1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tc-city2", "tc-manager2", "tc-manager3"})
    void whatIsNotOnesOwnIsNotThere(String reader) {
        String request = propose("tc-manager", "TC1", "A1");
        Browser browser = english(reader);
        assertThat(browser.get(request).status()).isEqualTo(404);
        assertThat(browser.get("/tier-changes").body()).doesNotContain("First Hospital");
        String token = token(browser);
        if (reader.equals("tc-city2")) {
            browser.post(request + "/decision", Map.of("_csrf", token, "decision", "APPROVE"));
        } else {
            assertThat(browser.get("/tier-changes/new?customer=TC1").status()).isEqualTo(404);
            String foreign = browser.page().select("main").text();
            assertThat(browser.get("/tier-changes/new?customer=TC99")
                            .page()
                            .select("main")
                            .text())
                    .isEqualTo(foreign);
            assertThat(browser.get("/tier-changes/new?search=Hospital").body()).doesNotContain("First Hospital");
            browser.post("/tier-changes", Map.of("_csrf", token, "customer", "TC1", "to", "C", "reason", "mine"));
            assertThat(browser.status()).isEqualTo(404);
            browser.post(request + "/withdrawal", Map.of("_csrf", token));
        }
        assertThat(browser.status()).isEqualTo(404);
        assertThat(answer("select r.status from tier_change_request r join customer c on c.id = r.customer_id"
                        + " where c.code = 'TC1'"))
                .isEqualTo("submitted");
    }

    @Test
    void theProvinceSeesCountsAndNoCustomer() {
        String request = propose("tc-manager", "TC1", "A1");
        propose("tc-manager", "TC2", "A1");
        propose("tc-manager3", "TC4", "A1");
        english("tc-city").open(request).submit(request + "/decision", "decision", "APPROVE");

        Browser province = english("tc-province").get("/tier-changes");
        assertThat(province.status()).isEqualTo(200);
        assertThat(cells(province, "First City")).containsExactly("1", "2", "1", "0", "0");
        assertThat(cells(province, "Second City")).containsExactly("1", "1", "0", "0", "0");
        assertThat(province.body()).doesNotContain("Hospital", "School", "Works", "TC1", "Name of tc-manager");
        assertThat(cells(province, "Manual change")).containsExactly("1", "0");
        assertThat(cells(province.get("/tier-changes?month=2026-10"), "First City"))
                .containsExactly("1", "0", "0", "0", "0");
        assertThat(province.get("/tier-changes?month=2020-01").status()).isEqualTo(404);
        assertThat(province.get(request).status()).isEqualTo(403);
        assertThat(province.get("/tier-changes/new?customer=TC1").status()).isEqualTo(403);
    }

    @Test
    void theCityNarrowsItsQueueAndCountsItsManagers() {
        propose("tc-manager", "TC1", "A1");
        propose("tc-manager2", "TC3", "C");
        Browser city = english("tc-city");
        assertThat(names(city.get("/tier-changes?status=SUBMITTED&manager=tc-manager2")))
                .containsExactly("Third Bank");
        assertThat(names(city.get("/tier-changes?county=C1A"))).containsExactly("First Hospital", "Third Bank");
        assertThat(city.get("/tier-changes?county=C1").page().select(".empty").text())
                .contains("No request matches");
        assertThat(city.get("/tier-changes?manager=tc-manager3").status()).isEqualTo(404);
        assertThat(city.get("/tier-changes?county=C2A").status()).isEqualTo(404);
        assertThat(city.get("/tier-changes?page=7").status()).isEqualTo(200);
        assertThat(city.get("/tier-changes?page=0").status()).isEqualTo(200);
        assertThat(city.get("/tier-changes?status=LOST").status()).isEqualTo(400);
        assertThat(cells(city.get("/tier-changes/figures"), "Name of tc-manager2"))
                .containsExactly("1", "1", "0", "0", "0");
        assertThat(city.get("/tier-changes/new?customer=TC1").status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void everyPageIsInTheReadersLanguage(String language) {
        String request = propose("tc-manager", "TC1", "A1");
        for (String login : List.of("tc-manager", "tc-city", "tc-province")) {
            Browser browser = browserOf(login);
            browser.open("/password").submit("/language", "language", language);
            for (String path : List.of("/tier-changes", "/tier-changes/figures", "/tier-changes/new", request)) {
                browser.get(path);
                if (browser.status() == 200) {
                    assertThat(browser.body()).as(login + path).doesNotContain("??");
                }
            }
        }
    }

    private static List<String> names(Browser browser) {
        return browser.page().select("main tbody th").eachText();
    }

    private static List<String> cells(Browser browser, String name) {
        return browser.page().select("main tbody tr").stream()
                .filter(row -> row.selectFirst("th").text().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no row " + name + " on\n" + browser.body()))
                .select("td")
                .eachText();
    }

    /** @return the address of the request */
    private String propose(String login, String customer, String to) {
        Browser manager = browserOf(login).get("/tier-changes/new?customer=" + customer);
        return manager.submit("/tier-changes", "to", to, "reason", "It grew").location();
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

    private static String answer(String question) {
        return LOOKING.sql(question).query(String.class).single();
    }

    private static void customer(String code, String name, String manager) {
        LOOKING.sql("insert into customer (code, name, org_id, city_id, manager_id, tier)"
                        + " select ?, ?, a.org_id, a.city_id, a.id, 'B2' from account a where a.login = ?")
                .param(code)
                .param(name)
                .param(manager)
                .update();
    }
}
