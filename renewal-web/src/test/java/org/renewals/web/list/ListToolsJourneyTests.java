package org.renewals.web.list;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.renewals.access.AccessScope;
import org.renewals.demo.DemoSettings;
import org.renewals.ingest.ImportService;
import org.renewals.scoring.run.MonthlyRun;
import org.renewals.testing.Browser;
import org.renewals.testing.DemoData;
import org.renewals.testing.RealBrowser;
import org.renewals.testing.TestDatabase;
import org.renewals.testing.TestSettings;
import org.renewals.testing.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Search on every page, saved views, columns, density and keys, over a small demo province. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(TestSettings.class)
class ListToolsJourneyTests {

    @RegisterExtension
    static final RealBrowser chromium = new RealBrowser();

    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final TestDatabase DATABASE = TestDatabase.forTheWholeRun();
    private static boolean settled;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry properties) {
        DATABASE.properties(properties::add);
    }

    @BeforeEach
    void settle(
            @TempDir Path folder,
            @Autowired ImportService imports,
            @Autowired MonthlyRun run,
            @Autowired PasswordEncoder encoder)
            throws IOException {
        if (!settled) {
            DemoData.load(DATABASE, new DemoSettings(300, 4, OCTOBER, 7, folder), imports, encoder);
            run.run(OCTOBER, progress -> {});
            settled = true;
        }
        owner().sql("delete from saved_view").update();
        owner().sql("delete from list_setting").update();
    }

    // --- search

    @ParameterizedTest
    @ValueSource(strings = {"province", "city1", "manager1"})
    void everybodyFindsHisOwnCustomersByCodeNameAndInitialsAndNobodyElses(String login) {
        Customer own = customer("c.manager_id = (select id from account where login = 'manager1')");
        Customer foreign = customer("c.city_id <> (select city_id from account where login = 'manager1')");
        Browser browser = english(login);
        browser.get("/search?q=" + encoded(own.code().toLowerCase(Locale.ROOT)));
        assertThat(browser.status()).isEqualTo(302);
        assertThat(browser.location()).startsWith("/customers/" + own.code() + "?month=2026-10");
        assertThat(browser.get("/search?q=" + encoded(own.name())).location()).startsWith("/customers/" + own.code());
        for (String typed : List.of(own.name().substring(1), own.initials())) {
            browser.get("/search?q=" + encoded(typed));
            assertThat(browser.status()).as(typed).isEqualTo(200);
            assertThat(found(browser)).as(typed).contains(own.name());
        }
        boolean seesAll = login.equals("province");
        browser.get("/search?q=" + encoded(foreign.code()));
        assertThat(browser.status()).isEqualTo(seesAll ? 302 : 200);
        if (!seesAll) {
            assertThat(browser.page().select("main table")).isEmpty();
            assertThat(browser.page().select("main [role=status]").text()).contains(foreign.code());
            assertThat(found(browser.get("/search?q=" + encoded(foreign.name().substring(1)))))
                    .doesNotContain(foreign.name());
            assertThat(found(browser.get("/search?q=" + foreign.initials()))).doesNotContain(foreign.name());
        }
    }

    @Test
    void searchKeepsMonthAndPlaceAndLeadsToPeoplePlacesAndPages() {
        Browser browser = english("province");
        Element form = browser.get("/customers?manager=manager1&tier=B1").page().selectFirst("form.topbar-search");
        assertThat(form).isNotNull();
        assertThat(form.select("input[type=hidden]").eachAttr("name")).containsExactly("month", "manager");
        String manager = one("select name from account where login = 'manager1'");
        browser.get("/search?month=2026-10&manager=manager1&q=" + encoded(manager));
        assertThat(browser.page().select("main .plain-list a[href='/?month=2026-10&manager=manager1']"))
                .hasSize(1);
        assertThat(browser.get("/search?q=contracts+due")
                        .page()
                        .select("main .plain-list a")
                        .attr("href"))
                .isEqualTo("/contracts/due?month=2026-10");
        assertThat(browser.get("/search?q=churn").page().select("main .plain-list a[href='/glossary?q=churn']"))
                .hasSize(1);
        Customer own = customer("c.manager_id = (select id from account where login = 'manager1')");
        assertThat(browser.get("/search?manager=manager1&q=" + own.code()).location())
                .isEqualTo("/customers/" + own.code() + "?month=2026-10&manager=manager1");
        assertThat(english("manager1")
                        .get("/search?q=" + encoded(manager))
                        .page()
                        .select("main .plain-list"))
                .isEmpty();
        Browser admin = english("admin");
        assertThat(admin.get("/search?q=x").status()).isEqualTo(403);
        assertThat(admin.get("/accounts").page().select("form.topbar-search")).isEmpty();
    }

    @Test
    void theListUnderstandsInitialsAndPartsOfTwoCharacters() {
        Customer own = customer("c.manager_id = (select id from account where login = 'manager1')");
        Browser browser = english("manager1");
        for (String list : List.of("/customers?q=", "/customers?sort=name&q=")) {
            assertThat(names(browser.get(list + own.initials()))).contains(own.name());
            assertThat(names(browser.get(list + encoded(own.name().substring(1, 3)))))
                    .contains(own.name())
                    .allMatch(name -> name.contains(own.name().substring(1, 3)));
        }
        assertThat(browser.get("/contracts/due?days=1-180&q=" + own.initials()).status())
                .isEqualTo(200);
    }

    // --- columns

    @ParameterizedTest
    @CsvSource({
        "manager1, /customers, risk;tier;income",
        "province, /contracts/due, value;number;city",
        "city1, /evaluation/products/customers, code;tier;manager"
    })
    void pageAndFilesShowTheChosenColumnsInTheListsOrder(String login, String path, String wanted) throws IOException {
        Browser browser = english(login);
        List<String> all = heads(browser.get(path));
        browser.get(path + "?columns=" + wanted.replace(';', ','));
        List<String> shown = heads(browser);
        assertThat(shown).hasSize(4).startsWith(all.get(0));
        assertThat(all).containsSubsequence(shown);
        assertThat(browser.page().select(".list-settings fieldset input[checked]"))
                .hasSize(3);
        assertThat(csvHeads(browser.get(path + ".csv?columns=" + wanted.replace(';', ','))))
                .isEqualTo(shown);
        browser.get(path + "?columns=" + wanted.replace(";", "&columns="));
        assertThat(heads(browser)).isEqualTo(shown);
        String csv =
                browser.page().select(".list-files a[href^='" + path + ".csv']").attr("href");
        assertThat(csvHeads(browser.get(csv))).isEqualTo(shown);
        String sorted = browser.page().select("thead a").attr("href");
        assertThat(sorted.isEmpty() || sorted.contains("columns=")).isTrue();
    }

    @Test
    void aColumnThatIsNotThereIsRefusedUnlessItIsSometimes() {
        Browser browser = english("province");
        assertThat(heads(browser.get("/customers?columns=income,tier"))).hasSize(2);
        browser.get("/customers?columns=tier,shoe-size");
        assertThat(browser.status()).isEqualTo(422);
        assertThat(browser.page().select("main").text()).contains("shoe-size", "tier, ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/customers", "/contracts/due", "/evaluation/products/customers"})
    void whatOneReaderMayChooseIsNeverAMistakeOfAnother(String path) {
        for (String login : List.of("province", "city1", "manager1")) {
            String columns = String.join(
                    ",",
                    english(login)
                            .get(path + "?size=20")
                            .page()
                            .select(".column-choice input")
                            .eachAttr("value"));
            for (String other : List.of("province", "city1", "manager1")) {
                assertThat(english(other).get(path + "?columns=" + columns).status())
                        .as("%s with the columns of %s", other, login)
                        .isEqualTo(200);
            }
        }
    }

    // --- views

    @Test
    void aViewIsSavedUnderANameOpenedRenamedMadeTheBeginningAndDeleted() {
        Browser browser = english("city1");
        browser.open("/customers?month=2026-10&tier=C&sort=-score&columns=tier,score&q=");
        browser.post(
                "/views/customers",
                Map.of(
                        "_csrf",
                        browser.page().select("input[name=_csrf]").first().val(),
                        "tier",
                        "C",
                        "sort",
                        "-score",
                        "columns",
                        "tier,score",
                        "month",
                        "2026-09",
                        "page",
                        "x",
                        "q",
                        "",
                        "name",
                        " 重点　客户 "));
        assertThat(browser.location()).isEqualTo("/views/customers");
        browser.follow();
        assertThat(browser.page().select("[role=status]").text()).contains("The view is saved.");
        assertThat(one("select query from saved_view")).isEqualTo("tier=C&sort=-score&columns=tier%2Cscore");

        browser.get("/customers?month=2026-10&tier=C&sort=-score&columns=tier&columns=score");
        Element view = browser.page().select(".list-settings .plain-list a").first();
        assertThat(view.text()).isEqualTo("重点　客户");
        assertThat(view.attr("aria-current")).isEqualTo("true");
        assertThat(browser.page().select(".list-settings summary").first().text())
                .isEqualTo("View: 重点　客户");
        browser.get(view.attr("href"));
        assertThat(heads(browser)).hasSize(3);

        String base = "/views/customers/" + one("select id from saved_view");
        assertThat(browser.get("/customers").status()).isEqualTo(200);
        browser.open("/views/customers").submit(base + "/standard", "standard", "true");
        browser.get("/customers");
        assertThat(browser.location()).isEqualTo("/customers?tier=C&sort=-score&columns=tier%2Cscore");
        assertThat(browser.get("/customers?month=2026-10").status()).isEqualTo(200);
        assertThat(browser.get("/contracts/due").status()).isEqualTo(200);

        browser.open("/views/customers").submit(base + "/name", "name", "其他");
        assertThat(one("select name from saved_view")).isEqualTo("其他");
        browser.open("/views/customers").submit(base + "/deletion");
        assertThat(browser.location()).isEqualTo("/views/customers");
        assertThat(one("select count(*) from saved_view")).isEqualTo("0");
        assertThat(browser.get("/customers").status()).isEqualTo(200);
    }

    @Test
    void namesAreOnesOwnAndTheirNumberIsBounded() {
        Browser browser = english("city1");
        for (int i = 1; i <= 20; i++) {
            save(browser, "Nr. " + i);
            assertThat(browser.status()).isEqualTo(302);
        }
        save(browser, "Nr. 21");
        assertThat(browser.status()).isEqualTo(422);
        assertThat(browser.page().select("[role=alert]").text()).contains("No more than 20 views");
        Browser other = english("manager1");
        save(other, "Nr. 1");
        assertThat(other.status()).isEqualTo(302);
        save(other, "Nr. 1");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.page().select("[role=alert]").text()).contains("There is a view “Nr. 1”");
        save(other, " ");
        assertThat(other.page().select("[role=alert]").text()).contains("has 0 characters");
        save(other, "长".repeat(41));
        assertThat(other.page().select("[role=alert]").text()).contains("has 41 characters");
        assertThat(other.get("/views/customers").page().select("tbody tr")).hasSize(1);
        String foreign = one("select min(v.id) from saved_view v join account a on a.id = v.account_id"
                + " where a.login = 'city1'");
        for (String verb : List.of("name", "standard", "deletion")) {
            assertThat(post(other, "/views/customers/" + foreign + "/" + verb, "name", "x", "standard", "true"))
                    .isEqualTo(404);
        }
        assertThat(other.get("/views/shoes").status()).isEqualTo(404);
    }

    @Test
    void theSecondLockKeepsViewsApart() {
        Browser browser = english("city1");
        save(browser, "Mine");
        int city = Integer.parseInt(one("select id from account where login = 'city1'"));
        int cityId = Integer.parseInt(one("select city_id from account where login = 'city1'"));
        assertThat(seen(AccessScope.city(city, cityId))).isEqualTo(1);
        assertThat(seen(AccessScope.city(city + 1, cityId))).isZero();
        assertThat(seen(AccessScope.province(city + 1))).isZero();
    }

    @Test
    void rowsStandAsCloseAsOneLikes() {
        Browser browser = english("manager1");
        assertThat(browser.open("/customers?size=20").page().select("table.rows-normal"))
                .hasSize(1);
        browser.submit("/views/density", "compact", "true");
        assertThat(browser.location()).isEqualTo("/customers?size=20");
        assertThat(browser.follow().page().select("table.rows-compact")).hasSize(1);
        assertThat(browser.get("/contracts/due").page().select("table.rows-compact"))
                .hasSize(1);
        assertThat(english("city1").get("/customers").page().select("table.rows-normal"))
                .hasSize(1);
    }

    @Test
    void paperSaysWhatTheListIsNarrowedTo() {
        Browser browser = english("province");
        assertThat(browser.get("/customers?tier=A1&tier=B1&risk=high&q=%E4%B8%AD&attention=true")
                        .page()
                        .select(".print-only")
                        .text())
                .isEqualTo(
                        "Narrowed to – Name, initials or code: 中; Tier: A1, B1; Risk: High; Only: Class A that needs attention");
        assertThat(browser.get("/customers?size=20").page().select(".print-only"))
                .isEmpty();
        assertThat(browser.get("/customers?care=district")
                        .page()
                        .select(".print-only")
                        .text())
                .isEqualTo("Narrowed to – Grid: Proposed for the districts");
        assertThat(browser.get("/contracts/due?days=past")
                        .page()
                        .select(".print-only")
                        .text())
                .startsWith("Narrowed to – Days left: ");
    }

    // --- keys

    @Test
    void keysLeadToTheSearchThroughRowsAndToTheirHelpAndCanBeSwitchedOff() {
        Visitor visitor = chromium.visitor(port, Locale.ENGLISH, 1440).logIn("manager1", DemoData.PASSWORD);
        visitor.open("/customers?sort=-score").assertSound();
        var keyboard = visitor.page().keyboard();
        keyboard.press("j");
        assertThat(focused(visitor)).isEqualTo(row(visitor, 0));
        keyboard.press("j");
        assertThat(focused(visitor)).isEqualTo(row(visitor, 1));
        keyboard.press("k");
        keyboard.press("k");
        assertThat(focused(visitor)).isEqualTo(row(visitor, 0));
        keyboard.press("/");
        assertThat(visitor.page().evaluate("document.activeElement.id")).isEqualTo("search-everywhere");
        keyboard.type("jk/?");
        assertThat(visitor.page().inputValue("#search-everywhere")).isEqualTo("jk/?");
        keyboard.press("Escape");
        assertThat(focused(visitor)).as("where one came from").isEqualTo(row(visitor, 0));

        keyboard.press("?");
        assertThat(visitor.page().locator("dialog#keys").isVisible()).isTrue();
        visitor.assertSound();
        visitor.page().uncheck("dialog#keys [data-single-keys]");
        keyboard.press("Escape");
        assertThat(visitor.page().locator("dialog#keys").isVisible()).isFalse();
        visitor.open("/customers?sort=-score");
        keyboard.press("j");
        keyboard.press("/");
        assertThat(visitor.page().evaluate("document.activeElement === document.body"))
                .isEqualTo(true);
        visitor.page().click(".usermenu summary");
        visitor.page().click(".usermenu [data-opens=keys]");
        visitor.page().check("dialog#keys [data-single-keys]");
        keyboard.press("Escape");
        visitor.page().evaluate("document.activeElement.blur()");

        String first = row(visitor, 0);
        keyboard.press("j");
        keyboard.press("Enter");
        visitor.page().waitForURL("**/customers/*");
        assertThat(visitor.main().locator("h1").innerText()).contains(first);
        Customer own = customer("c.manager_id = (select id from account where login = 'manager1')");
        keyboard.press("/");
        keyboard.type(own.code());
        keyboard.press("Enter");
        visitor.page().waitForURL("**/customers/" + own.code() + "*");
    }

    @ParameterizedTest
    @CsvSource({"1440, en", "390, zh-CN"})
    void toolsAndSearchAreSoundOnAnyScreen(int width, String language) {
        Visitor visitor =
                chromium.visitor(port, Locale.forLanguageTag(language), width).logIn("manager1", DemoData.PASSWORD);
        visitor.open("/customers?size=20");
        visitor.page().click(".list-settings summary >> nth=0");
        visitor.assertSound();
        visitor.page().keyboard().press("Escape");
        assertThat(visitor.page().locator(".list-settings details[open]").count())
                .isZero();
        visitor.page().click(".list-settings summary >> nth=1");
        visitor.assertSound();
        visitor.page().click(".list-settings summary >> nth=0");
        visitor.page().fill("#view-name", "二十行");
        visitor.click(".list-settings form[action='/views/customers'] button");
        visitor.assertSound();
        visitor.open("/search?q=" + encoded("公司")).assertSound();
        visitor.open("/search").assertSound();
    }

    private record Customer(String code, String name, String initials) {}

    private static Customer customer(String condition) {
        return owner().sql("select c.code, c.name, c.initials from customer c"
                        + " join assessment a on a.customer_id = c.id and a.month = '2026-10-01'"
                        + " where length(c.name) > 4 and (select count(*) from customer d where d.name = c.name) = 1"
                        + " and " + condition + " order by c.code limit 1")
                .query(Customer.class)
                .single();
    }

    private static String focused(Visitor visitor) {
        return (String) visitor.page().evaluate("document.activeElement.textContent");
    }

    private static String row(Visitor visitor, int number) {
        return visitor.main()
                .locator("tbody tr")
                .nth(number)
                .locator("a")
                .first()
                .textContent();
    }

    private static void save(Browser browser, String name) {
        post(browser, "/views/customers", "name", name, "tier", "A1");
    }

    private static int post(Browser browser, String path, String... fields) {
        Map<String, String> all = new HashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            all.put(fields[i], fields[i + 1]);
        }
        all.put(
                "_csrf",
                browser.open("/password")
                        .page()
                        .select("input[name=_csrf]")
                        .first()
                        .val());
        return browser.post(path, all).status();
    }

    private static long seen(AccessScope scope) {
        return DATABASE.in(scope, connection -> {
            try (var rows = connection.createStatement().executeQuery("select count(*) from saved_view")) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }

    private Browser english(String login) {
        Browser browser = new Browser(port);
        browser.setCookie("language", "en");
        return browser.logIn(login, DemoData.PASSWORD);
    }

    private static List<String> found(Browser browser) {
        return browser.page().select("main tbody th").eachText();
    }

    private static List<String> names(Browser browser) {
        return browser.page().select("main .list-box tbody th").eachText();
    }

    private static List<String> heads(Browser browser) {
        assertThat(browser.status()).isEqualTo(200);
        return browser.page().select("main .list-box thead th").eachText();
    }

    private static List<String> csvHeads(Browser browser) throws IOException {
        assertThat(browser.status()).isEqualTo(200);
        try (CsvReader<CsvRecord> reader =
                CsvReader.builder().ofCsvRecord(new ByteArrayInputStream(browser.bytes()), StandardCharsets.UTF_8)) {
            List<String> fields = reader.iterator().next().getFields();
            return fields.stream().map(field -> field.replace("\uFEFF", "")).toList();
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String one(String sql) {
        return owner().sql(sql).query(String.class).single();
    }

    private static JdbcClient owner() {
        return JdbcClient.create(DATABASE.owner());
    }
}
