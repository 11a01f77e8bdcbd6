package org.renewals.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.renewals.access.AccessScope;
import org.renewals.access.Role;
import org.renewals.testing.Browser;
import org.renewals.testing.WebJourney;

class LogInJourneyTests extends WebJourney {

    @BeforeAll
    static void createAccounts() {
        account("li-admin", Role.ADMIN, "P");
        account("li-province", Role.PROVINCE, "P");
        account("li-manager", Role.MANAGER, "C1A");
    }

    @Test
    void everyPageLeadsToTheLogInPageAndThenWhereOneWanted() {
        Browser browser = browser().get("/accounts?text=x");
        assertThat(browser.location()).isEqualTo("/login");
        browser.logIn("li-admin", PASSWORD);
        assertThat(browser.location()).isEqualTo("/accounts?text=x");
        assertThat(browser.follow().status()).isEqualTo(200);
    }

    @Test
    void logInGivesTheSessionANewId() {
        Browser browser = browser().open("/login");
        String before = browser.cookie("JSESSIONID");
        browser.submit("/login", "username", "li-admin", "password", PASSWORD);
        String after = browser.cookie("JSESSIONID");
        assertThat(after).isNotEmpty().isNotEqualTo(before);

        Browser attacker = browser();
        attacker.setCookie("JSESSIONID", before);
        assertThat(attacker.get("/accounts").location()).startsWith("/login");
    }

    @Test
    void logOutKillsTheSessionOnTheServer() {
        Browser browser = browserOf("li-admin");
        String session = browser.cookie("JSESSIONID");
        browser.open("/accounts").submit("/logout");
        assertThat(browser.location()).isEqualTo("/login?out");

        Browser thief = browser();
        thief.setCookie("JSESSIONID", session);
        assertThat(thief.get("/accounts").location()).isEqualTo("/login?ended");
    }

    @Test
    void aDisabledAccountIsOutWithItsNextRequest() {
        int id = account("li-leaver", Role.ADMIN, "P");
        Browser browser = browserOf("li-leaver");
        assertThat(browser.get("/accounts").status()).isEqualTo(200);
        execute("update account set disabled = true where id = " + id);
        assertThat(browser.get("/accounts").location()).isEqualTo("/login?ended");
        execute("update account set disabled = false where id = " + id);
        assertThat(browser.get("/accounts").location())
                .as("the session is gone for good")
                .startsWith("/login");
    }

    @Test
    void anAccountThatMovesLogsInAnew() {
        int id = account("li-mover", Role.MANAGER, "C1A");
        Browser browser = browserOf("li-mover");
        assertThat(browser.get("/password").status()).isEqualTo(200);
        execute("update account a set org_id = o.id, city_id = o.city_id from org_unit o"
                + " where o.code = 'C2A' and a.id = " + id);
        assertThat(browser.get("/password").location()).isEqualTo("/login?ended");
    }

    @Test
    void anAdministratorWhoBecomesSomethingElseLosesTheFunctionAtOnce() {
        int id = account("li-demoted", Role.ADMIN, "P");
        Browser browser = browserOf("li-demoted");
        execute("update account set role = 'province' where id = " + id);
        assertThat(browser.get("/accounts").location()).isEqualTo("/login?ended");
        assertThat(browserOf("li-demoted").get("/accounts").status()).isEqualTo(403);
    }

    @Test
    void noSessionLivesLongerThanHalfADay() {
        Browser browser = browserOf("li-admin");
        clock.advance(Duration.ofHours(12).minusSeconds(1));
        assertThat(browser.get("/accounts").status()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(2));
        assertThat(browser.get("/accounts").location()).isEqualTo("/login?ended");
    }

    @Test
    void aPartOfAPageSendsTheWholePageToTheLogIn() {
        Browser browser = browser().with("HX-Request", "true").get("/accounts");
        assertThat(browser.status()).isEqualTo(401);
        assertThat(browser.header("HX-Redirect")).isEqualTo("/login");
    }

    @Test
    void aStartPasswordOpensNothingButItsReplacement() {
        int id = account("li-new", Role.ADMIN, "P");
        execute("update account set must_change_password = true, password_changed_at = '2026-11-09' where id = " + id);
        Browser browser = browser().logIn("li-new", PASSWORD);
        assertThat(browser.get("/accounts").location()).isEqualTo("/password");
        assertThat(browser.open("/accounts").page().select("nav.sidebar")).isEmpty();

        browser.submit("/password", "present", PASSWORD, "wanted", "short", "repeated", "short");
        assertThat(browser.status()).isEqualTo(422);
        browser.submit("/password", "present", "wrong", "wanted", "grün 是 青い", "repeated", "grün 是 青い");
        assertThat(browser.status()).isEqualTo(422);
        browser.submit("/password", "present", PASSWORD, "wanted", "grün 是 青い", "repeated", "grün 是 青い");
        assertThat(browser.follow().status()).isEqualTo(200);
        assertThat(browser.open("/accounts").status()).isEqualTo(200);
        assertThat(browser().logIn("li-new", PASSWORD).location()).isEqualTo("/login?failed");
        assertThat(browser().logIn("li-new", "grün 是 青い").location()).isEqualTo("/");
    }

    @Test
    void aStartPasswordIsValidForAWeek() {
        int id = account("li-late", Role.ADMIN, "P");
        execute("update account set must_change_password = true, password_changed_at = '2026-11-01' where id = " + id);
        assertThat(browser().logIn("li-late", PASSWORD).location()).isEqualTo("/login?failed");
    }

    @Test
    void changingThePasswordEndsTheOtherSessionsOnly() {
        account("li-two", Role.MANAGER, "C2");
        Browser here = browserOf("li-two");
        Browser elsewhere = browserOf("li-two");
        String before = here.cookie("JSESSIONID");
        here.open("/password")
                .submit("/password", "present", PASSWORD, "wanted", "correct horse 电池", "repeated", "correct horse 电池");
        assertThat(here.cookie("JSESSIONID")).isNotEqualTo(before);
        assertThat(here.follow().status()).isEqualTo(200);
        assertThat(elsewhere.get("/password").location()).isEqualTo("/login?ended");
    }

    @Test
    void aFormWithoutItsTokenChangesNothing() {
        Browser browser = browserOf("li-province");
        assertThat(browser.post("/language", Map.of("language", "en")).status()).isEqualTo(403);
        assertThat(browser.cookie("language")).isEmpty();
        String foreign = browserOf("li-admin")
                .open("/accounts")
                .page()
                .select("input[name=_csrf]")
                .val();
        assertThat(browser.post("/language", Map.of("language", "en", "_csrf", foreign))
                        .status())
                .isEqualTo(403);
        assertThat(browser.post("/logout", Map.of()).status()).isEqualTo(403);
        assertThat(browser.get("/password").status()).as("still logged in").isEqualTo(200);
        assertThat(browser.get("/logout").status()).as("GET logs nobody out").isNotEqualTo(302);
    }

    @Test
    void aLogInFormThatHadBeenOpenTooLongLeadsBackToAFreshOne() {
        Browser browser = browser().post("/login", Map.of("username", "li-admin", "password", PASSWORD));
        assertThat(browser.location()).isEqualTo("/login?stale");
    }

    @Test
    void theLanguageIsKeptInBrowserAndAccount() {
        Browser browser = browser().with("Accept-Language", "fr, en;q=0.8").open("/login");
        assertThat(browser.page().select("html").attr("lang")).isEqualTo("en");
        assertThat(browser().open("/login").page().select("html").attr("lang")).isEqualTo("zh-CN");

        Browser person = browserOf("li-province").open("/password");
        person.submit("/language", "language", "en");
        assertThat(person.location()).isEqualTo("/password");
        assertThat(person.follow().page().select("html").attr("lang")).isEqualTo("en");
        assertThat(browserOf("li-province")
                        .open("/password")
                        .page()
                        .select("html")
                        .attr("lang"))
                .as("in another browser")
                .isEqualTo("en");
    }

    @Test
    void theLanguageSwitchLeadsNowhereElse() {
        Browser browser = browser().open("/login");
        for (String elsewhere :
                new String[] {"//evil.example", "https://evil.example", "/\\evil.example", "/a\r\nX: y"}) {
            browser.open("/login").submit("/language", "language", "zh", "back", elsewhere);
            assertThat(browser.status()).isEqualTo(302);
            assertThat(browser.header("Location")).doesNotContain("evil").doesNotContain("\n");
            assertThat(browser.header("X")).isEmpty();
        }
    }

    @Test
    void logInsAndDenialsAreOnRecord() {
        account("li-traced", Role.MANAGER, "C1");
        browser().logIn("li-traced", "wrong");
        Browser browser = browserOf("li-traced");
        assertThat(browser.get("/accounts").status()).isEqualTo(403);
        browser.open("/password").submit("/logout");
        assertThat(actions("li-traced")).containsExactly("log-in.refused", "log-in.ok", "access.denied", "log-out");
    }

    private static java.util.List<String> actions(String actor) {
        return database().in(AccessScope.system(), connection -> {
            var found = new java.util.ArrayList<String>();
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(
                            "select action from audit_entry where actor = '" + actor + "' order by id")) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        });
    }

    private static void execute(String sql) {
        database().in(AccessScope.system(), (Connection connection) -> {
            try (Statement statement = connection.createStatement()) {
                return statement.executeUpdate(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
