package org.renewals.web.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.renewals.access.AccessScope;
import org.renewals.access.Role;
import org.renewals.testing.Browser;
import org.renewals.testing.WebJourney;

class AccountJourneyTests extends WebJourney {

    private static int adminId;

    @BeforeAll
    static void createAdmin() {
        adminId = account("aj-admin", Role.ADMIN, "P");
    }

    @Test
    void aNewAccountGetsAStartPasswordThatIsShownOnceAndHasToBeReplaced() {
        Browser admin = browserOf("aj-admin").open("/accounts/new");
        admin.submit(
                "/accounts",
                "login",
                "aj-wang",
                "name",
                "王 <b>敏</b>",
                "role",
                "MANAGER",
                "org",
                "C1A",
                "email",
                "wang@example.com");
        admin.follow();
        String start = admin.page().select("code.secret").text();
        assertThat(start).matches("([a-z2-9]{4}-){3}[a-z2-9]{4}");
        assertThat(admin.page().select("main b"))
                .as("names are text, not markup")
                .isEmpty();
        assertThat(admin.open("/accounts").body()).doesNotContain(start);
        assertThat(everythingStored()).doesNotContain(start);

        Browser person = browser().logIn("aj-wang", start);
        assertThat(person.follow().page().select("input[name=wanted]")).isNotEmpty();
        assertThat(audit("aj-wang")).containsExactly("account.created");
    }

    @Test
    void whatCannotBeAnAccountIsRefusedWithTheReasonAndNothingTypedIsLost() {
        Browser admin = browserOf("aj-admin").with("Accept-Language", "en");
        String[][] wrong = {
            {"login", "aj admin", "cannot be a login"},
            {"login", "aj-admin", "is taken"},
            {"name", " ", "name is needed"},
            {"email", "nobody", "no e-mail address"},
            {"org", "XX", "no organisation unit"},
            {"org", "P", "belong to a city or county"},
        };
        for (String[] field : wrong) {
            admin.open("/accounts/new");
            admin.submit(
                    "/accounts",
                    "login",
                    field[0].equals("login") ? field[1] : "aj-typed",
                    "name",
                    field[0].equals("name") ? field[1] : "Typed Name",
                    "role",
                    "MANAGER",
                    "org",
                    field[0].equals("org") ? field[1] : "C1",
                    "email",
                    field[0].equals("email") ? field[1] : "");
            assertThat(admin.status()).as(field[2]).isEqualTo(422);
            assertThat(admin.page().select("[role=alert]").text()).contains(field[2]);
            if (!field[0].equals("name")) {
                assertThat(admin.page().select("input[name=name]").val()).isEqualTo("Typed Name");
            }
        }
    }

    @Test
    void nobodyDisablesHimselfOrTakesTheLastAdministratorAway() {
        Browser admin = browserOf("aj-admin").with("Accept-Language", "en");
        admin.open("/accounts/" + adminId).submit("/accounts/" + adminId + "/disable");
        assertThat(admin.follow().page().select("[role=alert]").text()).contains("your own account");
        admin.open("/accounts/" + adminId).submit("/accounts/" + adminId, "role", "PROVINCE");
        assertThat(admin.status()).isEqualTo(422);
    }

    @Test
    void disablingEndsTheSessionAndEnablingLetsInAgain() {
        int id = account("aj-onoff", Role.CITY, "C2");
        Browser person = browserOf("aj-onoff");
        Browser admin = browserOf("aj-admin").open("/accounts/" + id);
        admin.submit("/accounts/" + id + "/disable");
        assertThat(person.get("/password").location()).isEqualTo("/login?ended");
        assertThat(browser().logIn("aj-onoff", PASSWORD).location()).isEqualTo("/login?failed");
        admin.open("/accounts/" + id).submit("/accounts/" + id + "/enable");
        assertThat(browser().logIn("aj-onoff", PASSWORD).location()).isEqualTo("/");
        assertThat(audit("aj-onoff")).contains("account.disabled", "account.enabled");
    }

    @Test
    void aMoveTakesEffectAtOnceAndIsOnRecordWithBeforeAndAfter() {
        int id = account("aj-moves", Role.MANAGER, "C1A");
        Browser person = browserOf("aj-moves");
        Browser admin = browserOf("aj-admin").open("/accounts/" + id);
        admin.submit("/accounts/" + id, "role", "CITY", "org", "C2");
        assertThat(admin.status()).isEqualTo(302);
        assertThat(person.get("/password").location()).isEqualTo("/login?ended");
        assertThat(detail("aj-moves", "account.moved")).contains("manager → city", "C1A → C2");
    }

    @Test
    void aResetPasswordIsGoodForOneThingOnly() {
        int id = account("aj-forgot", Role.MANAGER, "C1");
        Browser person = browserOf("aj-forgot");
        Browser admin = browserOf("aj-admin").open("/accounts/" + id);
        admin.submit("/accounts/" + id + "/password").follow();
        String start = admin.page().select("code.secret").text();
        assertThat(person.get("/password").location()).isEqualTo("/login?ended");
        assertThat(browser().logIn("aj-forgot", PASSWORD).location()).isEqualTo("/login?failed");
        Browser anew = browser().logIn("aj-forgot", start);
        assertThat(anew.get("/").location()).isEqualTo("/password");
    }

    @Test
    void aLongListComesInPagesThatKeepTheQuery() {
        for (int i = 0; i < 60; i++) {
            account("aj-page-%02d".formatted(i), Role.MANAGER, "C2A");
        }
        Browser admin = browserOf("aj-admin").open("/accounts?role=MANAGER&text=AJ-PAGE");
        assertThat(admin.page().select("tbody tr")).hasSize(50);
        admin.open(admin.page().select("a[rel=next]").attr("href"));
        assertThat(admin.page().select("tbody th").eachText())
                .hasSize(10)
                .first()
                .isEqualTo("aj-page-50");
        assertThat(admin.page().select("a[rel=next]")).isEmpty();
        assertThat(admin.open("/accounts?text=aj-page&page=99").page().select("tbody tr"))
                .as("the last page there is")
                .hasSize(10);
    }

    @Test
    void onlyAdministratorsGetIn() {
        account("aj-province", Role.PROVINCE, "P");
        account("aj-city", Role.CITY, "C1");
        account("aj-manager", Role.MANAGER, "C1");
        for (String login : List.of("aj-province", "aj-city", "aj-manager")) {
            Browser browser = browserOf(login);
            for (String path : List.of("/accounts", "/accounts/new", "/accounts/" + adminId, "/accounts/999999")) {
                assertThat(browser.get(path).status()).as(login + path).isEqualTo(403);
            }
            String token =
                    browser.open("/password").page().select("input[name=_csrf]").val();
            assertThat(browser.post("/accounts/" + adminId + "/disable", java.util.Map.of("_csrf", token))
                            .status())
                    .isEqualTo(403);
        }
    }

    @Test
    void fieldsThatAreNotOnTheFormAreIgnored() {
        int id = account("aj-mass", Role.MANAGER, "C1");
        Browser admin = browserOf("aj-admin").open("/accounts/" + id);
        admin.submit(
                "/accounts/" + id, "disabled", "true", "version", "99", "cityId", "102", "id", "1", "name", "New Name");
        assertThat(admin.status()).isEqualTo(302);
        String stored = database()
                .in(
                        AccessScope.system(),
                        connection -> one(
                                connection.createStatement(),
                                "select concat_ws(' ', name, disabled, city_id) from account where id = " + id));
        assertThat(stored).isEqualTo("New Name f 101");
    }

    private static String one(Statement statement, String query) throws java.sql.SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    private static List<String> audit(String subject) {
        return database().in(AccessScope.system(), connection -> {
            List<String> actions = new ArrayList<>();
            try (ResultSet rows = connection
                    .createStatement()
                    .executeQuery("select action from audit_entry where actor = 'aj-admin' and subject = '" + subject
                            + "' order by id")) {
                while (rows.next()) {
                    actions.add(rows.getString(1));
                }
            }
            return actions;
        });
    }

    private static String detail(String subject, String action) {
        return database()
                .in(
                        AccessScope.system(),
                        connection -> one(
                                connection.createStatement(),
                                "select detail::text from audit_entry where subject = '" + subject + "' and action = '"
                                        + action + "'"));
    }

    private static String everythingStored() {
        return database()
                .in(
                        AccessScope.system(),
                        connection -> one(
                                connection.createStatement(),
                                "select (select string_agg(a::text, '') from account a) || (select string_agg(e::text, '') from audit_entry e)"));
    }
}
