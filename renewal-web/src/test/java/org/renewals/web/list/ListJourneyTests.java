package org.renewals.web.list;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.data.Offset;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.renewals.demo.DemoSettings;
import org.renewals.ingest.ImportService;
import org.renewals.scoring.run.MonthlyRun;
import org.renewals.scoring.value.Percentiles;
import org.renewals.testing.Browser;
import org.renewals.testing.DemoData;
import org.renewals.testing.TestDatabase;
import org.renewals.testing.TestSettings;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The lists and the first page that leads to them, over a small demo province with two computed months. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(TestSettings.class)
class ListJourneyTests {

    private static final int LONGEST_FILE = 200;
    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final Pattern NUMBER = Pattern.compile("\\d[\\d,]*");
    private static final TestDatabase DATABASE = TestDatabase.forTheWholeRun();
    private static boolean settled;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry properties) {
        DATABASE.properties(properties::add);
        properties.add("renewals.export.rows", () -> LONGEST_FILE);
    }

    @BeforeEach
    void settle(
            @TempDir Path folder,
            @Autowired ImportService imports,
            @Autowired MonthlyRun run,
            @Autowired PasswordEncoder encoder)
            throws IOException {
        if (settled) {
            return;
        }
        DemoData.load(DATABASE, new DemoSettings(400, 14, OCTOBER, 7, folder), imports, encoder);
        run.run(OCTOBER.minusMonths(1), progress -> {});
        run.run(OCTOBER, progress -> {});
        settled = true;
    }

    @ParameterizedTest
    @CsvSource({"province, /", "province, /?city=", "province, /?manager=manager1", "city1, /", "manager1, /"})
    void everyNumberOfTheFirstPageThatOpensAListCountsItsRows(String login, String home) {
        Browser browser = english(login);
        String city = one("select code from org_unit where kind = 'city' order by code limit 1");
        browser.open(home.endsWith("=") ? home + city : home);
        assertThat(browser.status()).isEqualTo(200);
        TreeMap<String, Long> expected = new TreeMap<>();
        for (Element link : browser.page().select("main a[href]")) {
            String href = link.attr("href");
            if (href.startsWith("/customers?") || href.startsWith("/contracts/due?")) {
                expected.put(href, number(link.text(), true));
            }
        }
        assertThat(expected.keySet())
                .as("lists of tiers, risk, attention, days and places")
                .anyMatch(href -> href.contains("tier=A2"))
                .anyMatch(href -> href.contains("risk=high"))
                .anyMatch(href -> href.contains("attention=true"))
                .anyMatch(href -> href.contains("days=1-90"))
                .anyMatch(href -> href.contains("days=31-60"));
        expected.forEach((href, number) -> {
            browser.get(href);
            assertThat(browser.status()).as(href).isEqualTo(200);
            assertThat(total(browser)).as(href).isEqualTo(number);
        });
        assertThat(expected.values()).anyMatch(number -> number > 0);
    }

    /** A city of a large province has thousands of account managers. */
    @Test
    void theFirstPageOfACityShowsAsManyManagersAsAPageHoldsAndTheWayToAll() {
        owner().sql(
                        "insert into account (login, name, role, org_id, city_id) select 'extra' || i, name, role, org_id, city_id"
                                + " from account, generate_series(1, 60) i where login = 'manager1'")
                .update();
        owner().sql("insert into scope_month select (jsonb_populate_record(s, jsonb_build_object('scope_id', x.id,"
                        + " 'manager_id', x.id))).* from account m join scope_month s on s.scope_kind = 'manager'"
                        + " and s.scope_id = m.id and s.month = '2026-10-01', account x"
                        + " where m.login = 'manager1' and x.login like 'extra%'")
                .update();
        try {
            Browser city = english("city1").open("/?sort=-customers");
            assertThat(city.status()).isEqualTo(200);
            assertThat(city.page().select("main a[href*='manager=extra'], main a[href*='manager=manager']").stream()
                            .map(link -> link.closest("tr"))
                            .filter(row -> row.select("th a").attr("href").contains("manager="))
                            .distinct())
                    .hasSize(50);
            String all = city.page().select("main a[href*='by=manager']").attr("href");
            assertThat(city.get(all).page().select(".list-count").text()).contains("of 6");
        } finally {
            owner().sql("delete from scope_month where scope_kind = 'manager' and scope_id in"
                            + " (select id from account where login like 'extra%')")
                    .update();
            owner().sql("delete from account where login like 'extra%'").update();
        }
    }

    @Test
    void theFirstPageSaysHowMuchAFigureGrewFromNothing() {
        String login = one("select login from account where role = 'manager' and login not in ('manager1', 'city1')"
                + " and id in (select manager_id from customer) order by login desc limit 1");
        for (String row : List.of("0, risk_very_high = 0|2026-09-01", "5, risk_very_high = 2|2026-10-01")) {
            owner().sql(
                            "update scope_month set risk_high = " + row.replace("|", " where month = '")
                                    + "' and scope_kind = 'manager' and scope_id = (select id from account where login = :login)")
                    .param("login", login)
                    .update();
        }
        Element tile = english("province")
                .open("/?manager=" + login)
                .page()
                .select(".tile")
                .last();
        assertThat(tile.select(".tile-value").text()).startsWith("7");
        assertThat(tile.select(".tile-delta").text()).startsWith("▲ +7 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"province", "city1", "manager1"})
    void everybodyListsHisOwnCustomersOnly(String login) throws IOException {
        Browser browser = english(login);
        String condition = switch (login) {
            case "province" -> "a.tier = 'B1'";
            case "city1" ->
                "a.city_id = (select city_id from account where login = 'city1') and a.tier in ('A1', 'A2', 'B1')";
            default -> "a.manager_id = (select id from account where login = 'manager1')";
        };
        String filter = switch (login) {
            case "province" -> "?tier=B1";
            case "city1" -> "?tier=A1&tier=A2&tier=B1";
            default -> "";
        };
        List<String> own = owner().sql(
                        "select c.code from assessment a join customer c on c.id = a.customer_id where a.month = '2026-10-01'"
                                + " and " + condition)
                .query(String.class)
                .list();
        assertThat(own).isNotEmpty();
        assertThat(column(csv(browser, "/customers.csv" + filter), "Code")).containsExactlyInAnyOrderElementsOf(own);
        assertThat(new HashSet<>(column(csv(browser, "/contracts/due.csv?days=1-30"), "Code")))
                .isSubsetOf(owner().sql("select c.code from assessment a join customer c on c.id = a.customer_id"
                                + " where a.month = '2026-10-01' and "
                                + (login.equals("province") ? "true" : condition.replaceFirst(" and a.tier.*", "")))
                        .query(String.class)
                        .set());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/customers", "/customers.csv", "/customers.xlsx", "/contracts/due", "/contracts/due.csv"})
    void placesOfOthersDoNotExist(String path) {
        String otherCity = one("select code from org_unit where kind = 'city' order by code desc limit 1");
        String otherManager = one("select login from account where role = 'manager' and city_id <>"
                + " (select city_id from account where login = 'city1') order by login limit 1");
        String colleague = one("select login from account where role = 'manager' and login <> 'manager1' and city_id ="
                + " (select city_id from account where login = 'manager1') order by login limit 1");
        assertThat(status("city1", path + "?city=" + otherCity)).isEqualTo(404);
        assertThat(status("city1", path + "?manager=" + otherManager)).isEqualTo(404);
        assertThat(status("city1", path + "?manager=" + colleague)).isEqualTo(200);
        assertThat(status("manager1", path + "?manager=" + colleague)).isEqualTo(404);
        assertThat(status("manager1", path + "?city=" + otherCity)).isEqualTo(404);
        assertThat(status("province", path + "?manager=nobody")).isEqualTo(404);
        assertThat(status("province", path + "?month=2031-01")).isEqualTo(404);
        assertThat(status("admin", path)).isEqualTo(403);
    }

    @Test
    void pageCsvAndXlsxShowWhatTheGrainCoversAndNoMore() throws IOException {
        Set<String> incomes = Set.of("Income (yuan)", "Change (%)");
        Set<String> members = Set.of("Members", "Effective (%)", "Tier before");
        for (String login : List.of("province", "city1")) {
            Browser browser = english(login);
            for (List<String> heads : allHeads(browser, "tier=A1")) {
                assertThat(heads).contains("Value score", "Risk").doesNotContainAnyElementsOf(incomes);
                assertThat(heads).doesNotContainAnyElementsOf(members);
            }
            for (List<String> heads : allHeads(browser, "manager=manager1")) {
                assertThat(heads).containsAll(incomes).doesNotContainAnyElementsOf(members);
            }
        }
        for (List<String> heads : allHeads(english("manager1"), "sort=-income")) {
            assertThat(heads).containsAll(incomes).containsAll(members);
        }
    }

    @Test
    void whatDecidesWhomToCallComesFirst() {
        Browser browser = english("manager1");
        assertThat(heads(browser.get("/contracts/due")))
                .startsWith("Customer", "Days left", "Likelihood (%)", "Monthly value (yuan)");
        assertThat(browser.page().select("thead th[aria-sort=ascending]").eachText())
                .as("days left is the order of the day to act by")
                .containsExactly("Days left");
        assertThat(heads(browser.get("/customers"))).startsWith("Customer", "Tier", "Risk", "Act by");
    }

    @ParameterizedTest
    @ValueSource(strings = {"province", "city1", "manager1"})
    void aLikelihoodIsTheSameOnPageInFilesAndInTotals(String login) throws IOException {
        Browser browser = english(login);
        String address = "days=1-30&size=100";
        browser.get("/contracts/due?" + address);
        List<String> heads = heads(browser);
        List<List<String>> file = csv(browser, "/contracts/due.csv?" + address);
        List<String> percents = column(file, "Likelihood (%)");
        List<String> reasons = column(file, "Main reasons");
        assertThat(percents).isNotEmpty().doesNotContain("");
        assertThat(xlsx(browser, "/contracts/due.xlsx?" + address)).hasSameSizeAs(file);
        browser.get("/contracts/due?" + address);
        int row = 0;
        for (Element line : browser.page().select("tbody tr")) {
            BigDecimal exact = new BigDecimal(percents.get(row));
            assertThat(line.child(heads.indexOf("Likelihood (%)")).text())
                    .isEqualTo(exact.setScale(0, RoundingMode.HALF_UP).toPlainString());
            assertThat(line.child(heads.indexOf("Outlook")).select(".chip").text())
                    .isEqualTo(column(file, "Outlook").get(row));
            assertThat(line.child(heads.indexOf("At risk (yuan/year)")).text().replace(",", ""))
                    .isEqualTo(
                            new BigDecimal(column(file, "At risk (yuan/year)").get(row))
                                    .setScale(0, RoundingMode.HALF_UP)
                                    .toPlainString());
            String main = line.child(heads.indexOf("Main reasons")).text();
            if (main.matches("[▲▼] .+")) {
                assertThat(reasons.get(row)).contains(main.substring(2));
            } else {
                assertThat(main).isIn("Nothing speaks against it", "Told to the account manager only");
                assertThat(reasons.get(row)).isEmpty();
            }
            row++;
        }
        BigDecimal atRisk = column(file, "At risk (yuan/year)").stream()
                .map(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(browser.page().select(".list-count").text().replace(",", ""))
                .contains("at risk: " + atRisk.setScale(0, RoundingMode.HALF_UP).toPlainString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"city1", "manager1"})
    void aPercentileIsThePlaceAmongAllScoresOfTheProvinceWhoeverAsks(String login) throws IOException {
        Percentiles all =
                Percentiles.ofValues(owner()
                        .sql("select value_score from assessment where month = '2026-10-01'")
                        .query(Double.class)
                        .list()
                        .stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray());
        Browser browser = english(login);
        String address = "tier=B1&tier=B2&size=100&sort=-score";
        List<List<String>> file = csv(browser, "/customers.csv?" + address);
        List<String> scores = column(file, "Value score");
        List<String> percentiles = column(file, "Percentile (%)");
        assertThat(percentiles).hasSizeGreaterThan(3);
        browser.get("/customers?" + address);
        int column = heads(browser).indexOf("Percentile (%)");
        for (int row = 0; row < scores.size(); row++) {
            double place = all.of(Double.parseDouble(scores.get(row)));
            assertThat(Double.parseDouble(percentiles.get(row))).isCloseTo(place, Offset.offset(0.0051));
            assertThat(Double.parseDouble(browser.page()
                            .select("tbody tr")
                            .get(row)
                            .child(column)
                            .text()))
                    .isCloseTo(place, Offset.offset(0.051));
        }
    }

    @Test
    void theFirstPageForecastsWhatTheListAddsUp() {
        Browser browser = english("province");
        String said = browser.get("/?money=yuan").page().select("main").text();
        String listed = browser.get("/contracts/due?days=1-180&money=yuan")
                .page()
                .select(".list-count")
                .text();
        String forecast = listed.replaceFirst(".*expected to be renewed: ([\\d,]+).*", "$1");
        assertThat(said).contains(forecast + " yuan/month is expected to be renewed, ");
    }

    @Test
    void nobodyOrdersOrChoosesByWhatHeMayNotSee() {
        Browser province = english("province");
        String byScore = rows(province.get("/customers?tier=B2&sort=-score"));
        assertThat(rows(province.get("/customers?tier=B2&sort=-income"))).isEqualTo(byScore);
        assertThat(rows(province.get("/customers?tier=B2&sort=income"))).isEqualTo(byScore);
        assertThat(province.page().select("th[aria-sort=descending]").text()).isEqualTo("Value score");
        for (String path : List.of("/customers", "/customers.csv", "/customers.xlsx")) {
            assertThat(status("province", path + "?moved=up")).isEqualTo(403);
            assertThat(status("city1", path + "?manager=manager1&moved=down")).isEqualTo(403);
            assertThat(status("manager1", path + "?moved=up")).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "province, /customers, tier=B2&tier=B1&risk=low&sort=-score",
        "province, /customers, tier=B1&sort=name",
        "city1, /customers, act=180&tier=B1&tier=B2&sort=due",
        "manager1, /customers, sort=-risk",
        "manager1, /customers, sort=income",
        "city1, /contracts/due, days=1-180&sort=-value",
        "province, /contracts/due, days=1-90&risk=low"
    })
    void aFileHoldsTheRowsOfAllPagesInTheirOrder(String login, String path, String filter) throws IOException {
        Browser browser = english(login);
        String key = path.equals("/customers") ? "Code" : "Contract";
        List<String> shown = new ArrayList<>();
        browser.get(path + "?" + filter + "&size=20");
        long total = total(browser);
        while (true) {
            assertThat(browser.status()).isEqualTo(200);
            int column = heads(browser).indexOf(key);
            browser.page()
                    .select("tbody tr")
                    .forEach(row -> shown.add(row.child(column).text()));
            String next = browser.page().select("a[rel=next]").attr("href");
            if (next.isEmpty()) {
                break;
            }
            browser.get(next);
        }
        assertThat(shown).hasSize((int) total).hasSizeGreaterThan(3).doesNotHaveDuplicates();
        List<List<String>> csv = csv(browser, path + ".csv?" + filter);
        assertThat(column(csv, key)).isEqualTo(shown);
        assertThat(column(xlsx(browser, path + ".xlsx?" + filter), key)).isEqualTo(shown);
    }

    @Test
    void onePagesOnAndBack() {
        Browser browser = english("manager1");
        String path = "/customers?size=20&sort=-score";
        String first = rows(browser.get(path));
        String second = rows(browser.get(browser.page().select("a[rel=next]").attr("href")));
        assertThat(second).isNotEqualTo(first);
        assertThat(rows(browser.get(browser.page().select("a[rel=prev]").attr("href"))))
                .isEqualTo(first);
        assertThat(browser.page().select("a[rel=prev]")).isEmpty();
    }

    @Test
    void aNameThatLooksLikeAFormulaIsTextEverywhere() throws IOException {
        String name = "=cmd|' /C calc'!A0";
        String code = one("select c.code from customer c join account a on a.id = c.manager_id"
                + " join assessment x on x.customer_id = c.id and x.month = '2026-10-01' where a.login = 'manager1'"
                + " order by c.code limit 1");
        owner().sql("update customer set name = :name where code = :code")
                .param("name", name)
                .param("code", code)
                .update();
        Browser browser = english("manager1");
        browser.get("/customers?q=" + URLEncoder.encode("＝ＣＭＤ|", StandardCharsets.UTF_8));
        assertThat(browser.page().select("tbody th").text()).isEqualTo(name);
        assertThat(browser.page().select("tbody th a").attr("href")).isEqualTo("/customers/" + code + "?month=2026-10");
        assertThat(column(csv(browser, "/customers.csv?q=" + code), "Customer")).containsExactly("'" + name);
        assertThat(column(xlsx(browser, "/customers.xlsx?q=" + code), "Customer"))
                .containsExactly("'" + name);
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(browser.bytes()))) {
            for (Row row : book.getFirstSheet().read()) {
                assertThat(row.stream().filter(cell -> cell != null && cell.getFormula() != null))
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/customers?sort=salary, salary",
        "/customers?size=7, 7",
        "/customers?page=x1, x1",
        "/customers?tier=Z9, Z9",
        "/customers?risk=extreme, extreme",
        "/customers?act=31, 31",
        "/customers?attention=maybe, maybe",
        "/customers.csv?sort=-salary, -salary",
        "/contracts/due?days=5-9, 5-9",
        "/contracts/due?risk=extreme, extreme",
        "/contracts/due.xlsx?sort=score, score"
    })
    void wordsNobodyOfferedAreNamedInTheAnswer(String address, String word) {
        Browser browser = english("city1").get(address);
        assertThat(browser.status()).isEqualTo(422);
        assertThat(browser.page().select("main").text())
                .contains(word)
                .contains(address.contains("page=") ? "Go back" : "Accepted");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/customers?page=a20.1.99999999999999999999",
                "/customers?page=a20.1.1e999999999",
                "/customers?sort=due&page=a20.1.99999-01-01",
                "/customers?sort=name&page=a5.999999999999999999.x",
                "/contracts/due?page=b3.2.2026-02-31",
                "/contracts/due?sort=-value&page=a3.2.x"
            })
    void anInventedPageBreaksNothing(String address) {
        assertThat(english("city1").get(address).status()).isEqualTo(200);
    }

    @Test
    void aFileIsNamedInTheReadersLanguageAndWrittenIntoTheAuditLog() {
        Browser browser = in("zh", "manager1");
        browser.get("/customers.csv?tier=B1&tier=B2&sort=name");
        assertThat(browser.status()).isEqualTo(200);
        assertThat(browser.header("Content-Type")).startsWith("text/csv");
        assertThat(browser.header("Content-Disposition"))
                .startsWith("attachment")
                .contains("filename*=UTF-8''" + URLEncoder.encode("集团客户_", StandardCharsets.UTF_8))
                .contains("2026-10.csv");
        assertThat(browser.body()).startsWith("\uFEFF集团客户,等级,风险,处理期限");
        assertThat(one(
                        "select actor || ' ' || subject_kind || ' ' || subject || ' ' || (manager_id = account_id) || ' '"
                                + " || (detail ->> 'filter') || ' ' || (detail ->> 'language') || ' ' || (detail ->> 'sort')"
                                + " from audit_entry where action = 'customer-list.exported' order by id desc limit 1"))
                .isEqualTo("manager1 manager manager1 true ?tier=B1&tier=B2 zh name");
    }

    @Test
    void whatIsTooLongForAFileIsRefusedWithTheLimit() {
        Browser browser = english("province").get("/customers.xlsx");
        assertThat(browser.status()).isEqualTo(422);
        assertThat(browser.page().select("main").text()).contains("200 rows at most");
        assertThat(browser.get("/customers.xlsx?tier=A1").status()).isEqualTo(200);
    }

    @Test
    void anEmptyListSaysWhyAndHowToGoOn() {
        Browser browser = english("city1").get("/customers?q=nobody+is+called+this");
        assertThat(browser.page().select(".empty").text()).contains("Nothing matches the filter.");
        browser.get(browser.page().select(".empty a").attr("href"));
        assertThat(total(browser)).isPositive();
    }

    private Browser browserOf(String login) {
        Browser browser = new Browser(port).logIn(login, DemoData.PASSWORD);
        assertThat(browser.location()).isEqualTo("/");
        return browser;
    }

    private Browser english(String login) {
        return in("en", login);
    }

    private Browser in(String language, String login) {
        Browser browser = browserOf(login).open("/");
        browser.submit("/language", "language", language);
        return browser;
    }

    private int status(String login, String path) {
        return browserOf(login).get(path).status();
    }

    private List<List<String>> allHeads(Browser browser, String filter) throws IOException {
        return List.of(
                heads(browser.get("/customers?" + filter)),
                csv(browser, "/customers.csv?" + filter).get(0),
                xlsx(browser, "/customers.xlsx?" + filter).get(0));
    }

    private static List<String> heads(Browser browser) {
        return browser.page().select("thead th").eachText();
    }

    private static String rows(Browser browser) {
        return browser.page().select("tbody").text();
    }

    /** The number a list says it has. */
    private static long total(Browser browser) {
        return browser.page().select(".empty").isEmpty()
                ? number(browser.page().select(".list-count span").first().text(), false)
                : 0;
    }

    /** The first number of a link's text, or the last of a list's count. */
    private static long number(String text, boolean first) {
        Matcher numbers = NUMBER.matcher(text);
        List<Long> found = new ArrayList<>();
        while (numbers.find()) {
            found.add(Long.parseLong(numbers.group().replace(",", "")));
        }
        assertThat(found).as(text).isNotEmpty();
        return found.get(first ? 0 : found.size() - 1);
    }

    private static List<List<String>> csv(Browser browser, String path) {
        assertThat(browser.get(path).status()).as(path).isEqualTo(200);
        String text = browser.body().substring(1);
        return CsvReader.builder().ofCsvRecord(text).stream()
                .map(CsvRecord::getFields)
                .toList();
    }

    private static List<List<String>> xlsx(Browser browser, String path) throws IOException {
        assertThat(browser.get(path).status()).as(path).isEqualTo(200);
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(browser.bytes()))) {
            List<List<String>> rows = new ArrayList<>();
            for (Row row : book.getFirstSheet().read()) {
                rows.add(row.stream()
                        .map(cell -> cell == null ? "" : cell.getText())
                        .toList());
            }
            return rows;
        }
    }

    private static List<String> column(List<List<String>> rows, String head) {
        int index = rows.get(0).indexOf(head);
        return rows.stream().skip(1).map(row -> row.get(index)).toList();
    }

    private static String one(String question) {
        return owner().sql(question).query(String.class).single();
    }

    private static JdbcClient owner() {
        return JdbcClient.create(DATABASE.owner());
    }
}
