package org.renewals.web.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.renewals.access.AccessScope;
import org.renewals.access.CurrentScope;
import org.renewals.analysis.evaluation.EvaluationFunction;
import org.renewals.demo.DemoSettings;
import org.renewals.ingest.ImportService;
import org.renewals.reports.ReportSource;
import org.renewals.scoring.run.MonthlyRun;
import org.renewals.testing.Browser;
import org.renewals.testing.DemoData;
import org.renewals.testing.Statements;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The nine functions over a small demo province with three computed months: the same number on page, API, CSV, XLSX and PDF,
 * which is that of plain SQL over the facts; parts that add up; who may see what, on every surface alike.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(TestSettings.class)
class EvaluationJourneyTests {

    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final int ROWS_LOOKED_AT = 3;
    private static final TestDatabase DATABASE = TestDatabase.forTheWholeRun();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, Browser> BROWSERS = new HashMap<>();
    private static boolean settled;

    @LocalServerPort
    private int port;

    @Autowired
    private ReportSource reports;

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
        if (settled) {
            return;
        }
        DemoData.load(DATABASE, new DemoSettings(400, 14, OCTOBER, 11, folder), imports, encoder);
        run.run(OCTOBER.minusMonths(2), progress -> {});
        run.run(OCTOBER.minusMonths(1), progress -> {});
        run.run(OCTOBER, progress -> {});
        // somebody's decisions, up and down
        owner().sql("""
                        insert into tier_change (customer_id, month, method, city_id, manager_id, from_tier, to_tier, request_id)
                        select a.customer_id, a.month, 'manual', a.city_id, a.manager_id, a.tier,
                            case a.tier when 'C' then 'B2' else 'C' end, a.customer_id
                        from assessment a where a.month = '2026-10-01' and a.customer_id % 9 = 0
                          and not exists (select from tier_change t where t.customer_id = a.customer_id
                              and t.month = a.month)""").update();
        settled = true;
    }

    static Stream<String> standpoints() {
        return Stream.of(
                "province||true",
                "province|&city=<CITY>|city_id = <CITY_ID>",
                "province|&city=<CITY>&by=manager|city_id = <CITY_ID>",
                "province|&manager=<MANAGER>|manager_id = <MANAGER_ID>",
                "city1|&by=county|city_id = (select city_id from account where login = 'city1')",
                "city1|&by=manager|city_id = (select city_id from account where login = 'city1')",
                "manager1||manager_id = (select id from account where login = 'manager1')",
                "manager2||manager_id = (select id from account where login = 'manager2')");
    }

    @ParameterizedTest
    @MethodSource("standpoints")
    void everyFigureIsThatOfPlainSqlOnPageApiAndInFiles(String standpoint) throws IOException {
        Random random = new Random(standpoint.hashCode());
        String[] words = chosen(standpoint, random).split("\\|", -1);
        Browser browser = english(words[0]);
        PlainFigures plain = new PlainFigures(owner());
        int compared = 0;
        for (EvaluationFunction function : EvaluationFunction.values()) {
            if (function == EvaluationFunction.DISTRIBUTIONS && !words[0].equals("province")) {
                continue;
            }
            String month = random.nextBoolean() ? "2026-10" : "2026-09";
            String query = "?month=" + month + "&money=yuan" + words[1];
            String path = "evaluation/" + function.code();
            JsonNode answer = json(browser, "/api/" + path + query);
            List<List<BigDecimal>> api = new ArrayList<>();
            answer.get("rows").forEach(row -> api.add(values(row)));
            api.add(values(answer.get("total")));

            // the API's numbers are those of SQL, for some of the rows and the total
            List<Integer> places = new ArrayList<>();
            for (int i = 0; i < api.size() - 1; i++) {
                places.add(i);
            }
            Collections.shuffle(places, random);
            places = new ArrayList<>(places.subList(0, Math.min(ROWS_LOOKED_AT, places.size())));
            places.add(api.size() - 1);
            for (int place : places) {
                boolean total = place == api.size() - 1;
                JsonNode row = total ? answer.get("total") : answer.get("rows").get(place);
                String whose = total ? words[2] : whose(answer, row, words[2]);
                for (int column = 0; column < answer.get("columns").size(); column++) {
                    String key = answer.get("columns").get(column).get("key").asString();
                    String what = path + query + " " + row.get("code") + " " + key;
                    JsonNode figure = row.get("figures").get(column);
                    if (figure.get("state").asString().equals("suppressed")) {
                        continue;
                    }
                    BigDecimal expected = plain.of(key, month, whose, words[2]);
                    BigDecimal shown = api.get(place).get(column);
                    if (expected == null) {
                        assertThat(shown).as(what).isNull();
                    } else if (key.startsWith("elasticity_")) {
                        assertThat(shown).as(what).isCloseTo(expected, within(new BigDecimal("0.01")));
                    } else {
                        assertThat(shown).as(what).isEqualByComparingTo(expected);
                    }
                    compared++;
                }
            }

            // page and files say what the API says
            browser.get("/" + path + query);
            assertThat(browser.status()).as(path + query).isEqualTo(200);
            boolean listed = "customer".equals(answer.get("by").asString(""));
            List<Element> lines = browser.page().select(".list-box").first().select("tbody tr, tfoot tr");
            boolean withTotal = lines.size() > 0
                    && "tfoot".equals(lines.get(lines.size() - 1).parent().tagName());
            assertThat(lines.size() - (withTotal ? 1 : 0)).isEqualTo(Math.min(api.size() - 1, 50));
            for (int i = 0; i < lines.size(); i++) {
                boolean total = withTotal && i == lines.size() - 1;
                assertSame(path + query + " row " + i, numbers(lines.get(i)), api.get(total ? api.size() - 1 : i));
            }
            int before = listed ? (function == EvaluationFunction.TIER_CHANGES ? 4 : 3) : 2;
            List<List<BigDecimal>> expectedFile = withTotal || !listed ? api : api.subList(0, api.size() - 1);
            assertFile(path + " csv", csv(browser, "/" + path + ".csv" + query), before, expectedFile);
            assertFile(path + " xlsx", xlsx(browser, "/" + path + ".xlsx" + query), before, expectedFile);
        }
        assertThat(compared).isGreaterThan(100);
    }

    @Test
    void partsAddUp() throws IOException {
        Browser province = english("province");
        Browser city = english("city1");
        String own = one("select u.code from account a join org_unit u on u.id = a.city_id where a.login = 'city1'");
        for (EvaluationFunction function : EvaluationFunction.values()) {
            String path = "/api/evaluation/" + function.code();
            assertAddsUp(json(province, path));
            if (function == EvaluationFunction.DISTRIBUTIONS) {
                continue;
            }
            for (String by : List.of("county", "manager")) {
                JsonNode ofCity = json(city, path + "?by=" + by);
                assertAddsUp(ofCity);
                // what the city reads of itself, the province reads of it
                JsonNode ofProvince = json(province, path + "?city=" + own + "&by=" + by);
                assertThat(ofProvince.get("total")).isEqualTo(ofCity.get("total"));
                assertThat(ofProvince.get("rows")).isEqualTo(ofCity.get("rows"));
            }
        }
    }

    /** Counts and amounts: the rows' sum is the total, where nothing is withheld. */
    private static void assertAddsUp(JsonNode answer) {
        for (int column = 0; column < answer.get("columns").size(); column++) {
            String key = answer.get("columns").get(column).get("key").asString();
            String unit = answer.get("columns").get(column).get("unit").asString();
            if (key.endsWith("_change")
                    || !List.of("customers", "members", "users", "yuan").contains(unit)) {
                continue;
            }
            BigDecimal sum = BigDecimal.ZERO;
            boolean withheld = false;
            for (JsonNode row : answer.get("rows")) {
                JsonNode figure = row.get("figures").get(column);
                withheld |= figure.get("state").asString().equals("suppressed");
                sum = figure.get("value").isNull()
                        ? sum
                        : sum.add(figure.get("value").decimalValue());
            }
            JsonNode total = answer.get("total").get("figures").get(column).get("value");
            if (!withheld && !total.isNull()) {
                assertThat(sum).as(answer.get("function") + " " + key).isEqualByComparingTo(total.decimalValue());
            }
        }
    }

    /** contract.md section 3, to the letter: which role may see customers of which function, and where. */
    @ParameterizedTest
    @CsvSource({
        // function, province, province with a manager picked, city, city with a manager picked, manager
        "tiers,         LIST, 200, LIST, 200, 200",
        "members,       403,  403, 403,  403, 200",
        "products,      LIST, 200, LIST, 200, 200",
        "contribution,  403,  200, 403,  200, 200",
        "fees,          403,  403, 403,  403, 200",
        "tier-changes,  403,  403, 403,  403, 200",
        "elasticity,    403,  200, 403,  200, 200",
        "anomalies,     403,  403, 403,  403, 200",
        "distributions, 403,  403, 403,  403, 403"
    })
    void customersAreShownToWhomTheyMayBeOnEverySurface(
            String function, String province, String provincePicked, String city, String cityPicked, String manager) {
        assertCustomers(function, "province", "", province);
        assertCustomers(function, "province", "&manager=manager1", provincePicked);
        assertCustomers(function, "city1", "", city);
        assertCustomers(function, "city1", "&manager=manager1", cityPicked);
        assertCustomers(function, "manager1", "", manager);
        assertCustomers(function, "admin", "", "403");
    }

    private void assertCustomers(String function, String login, String place, String expected) {
        Browser browser = english(login);
        String query = "?by=customer" + place;
        for (String surface : List.of("", ".csv", ".xlsx", "fragment", "api")) {
            String path = surface.equals("api")
                    ? "/api/evaluation/" + function
                    : "/evaluation/" + function + (surface.startsWith(".") ? surface : "");
            Browser asking = surface.equals("fragment") ? fragments(login) : browser;
            asking.get(path + query);
            int status = expected.equals("LIST")
                    ? surface.isEmpty() || surface.equals("fragment") ? 302 : 422
                    : Integer.parseInt(expected);
            assertThat(asking.status()).as(login + " " + path + query).isEqualTo(status);
            if (status != 200) {
                assertThat(asking.body()).as(login + " " + path + query).doesNotContain("有限公司");
            }
        }
    }

    /** Totals are open to all three roles, but for the ninth function, which is the province's. */
    @ParameterizedTest
    @EnumSource
    void totalsAreShownToWhomTheyMayBeOnEverySurface(EvaluationFunction function) {
        for (String login : List.of("province", "city1", "manager1", "admin")) {
            boolean open = !login.equals("admin")
                    && (function != EvaluationFunction.DISTRIBUTIONS || login.equals("province"));
            for (String path : List.of(
                    "/evaluation/" + function.code(),
                    "/evaluation/" + function.code() + ".csv",
                    "/evaluation/" + function.code() + ".xlsx",
                    "/api/evaluation/" + function.code())) {
                Browser browser = english(login).get(path);
                assertThat(browser.status()).as(login + " " + path).isEqualTo(open ? 200 : 403);
            }
        }
        for (String login : List.of("city1", "manager1", "admin")) {
            for (String path : List.of("/evaluation/pivot", "/evaluation/pivot.csv", "/evaluation/pivot.xlsx")) {
                assertThat(english(login).get(path).status())
                        .as(login + " " + path)
                        .isEqualTo(403);
            }
        }
    }

    @Test
    void aCellOverFewerThanFiveMembersIsWithheldOnEverySurface() throws IOException {
        String county = one("select min(u.code) from scope_month s join org_unit u on u.id = s.scope_id"
                + " where s.scope_kind = 'county' and s.month = '2026-10-01' and s.members > 100"
                + " and s.city_id = (select city_id from account where login = 'city1')");
        long members =
                Long.parseLong(one("select members::text from scope_month where month = '2026-10-01' and scope_kind"
                        + " = 'county' and scope_id = (select id from org_unit where code = '" + county + "')"));
        set(county, 4);
        try {
            Browser browser = english("city1");
            String query = "?by=county&month=2026-10";
            JsonNode answer = json(browser, "/api/evaluation/members" + query);
            List<String> withheld = new ArrayList<>();
            int column = -1;
            for (int i = 0; i < answer.get("columns").size(); i++) {
                column = answer.get("columns").get(i).get("key").asString().equals("members") ? i : column;
            }
            for (JsonNode row : answer.get("rows")) {
                if (row.get("figures").get(column).get("state").asString().equals("suppressed")) {
                    withheld.add(row.get("code").asString());
                }
            }
            // a single one could be computed from the total
            assertThat(withheld).contains(county).hasSizeGreaterThan(1);
            String name = one("select name from org_unit where code = '" + county + "'");
            Element line = browser.get("/evaluation/members" + query).page().select(".list-box tbody tr").stream()
                    .filter(row -> row.select("th").text().equals(name))
                    .findFirst()
                    .orElseThrow();
            assertThat(line.select("td").get(1).text()).isEqualTo("withheld");
            assertThat(fileRow(csv(browser, "/evaluation/members.csv" + query), county)
                            .get(3))
                    .isEmpty();
            assertThat(fileRow(xlsx(browser, "/evaluation/members.xlsx" + query), county)
                            .get(3))
                    .isEmpty();
            assertThat(report("city1")).contains("withheld");
        } finally {
            set(county, members);
        }
    }

    private static void set(String county, long members) {
        owner().sql("update scope_month set members = :members where month = '2026-10-01' and scope_kind = 'county'"
                        + " and scope_id = (select id from org_unit where code = :code)")
                .param("members", members)
                .param("code", county)
                .update();
    }

    @Test
    void theDocumentHasTheNumbersOfThePages() throws IOException {
        for (String login : List.of("province", "city1")) {
            String whose =
                    login.equals("province") ? "true" : "city_id = (select city_id from account where login = 'city1')";
            PlainFigures plain = new PlainFigures(owner());
            String text = report(login);
            for (String key : List.of("customers", "members", "effective_members", "total_income", "group_paid")) {
                BigDecimal number = plain.of(key, "2026-10", whose, whose);
                assertThat(text)
                        .as(login + " " + key)
                        .contains(String.format(
                                Locale.ROOT,
                                "%,d",
                                number.setScale(0, RoundingMode.HALF_UP).longValue()));
            }
            for (String key : List.of("effective_member_share", "vnet_penetration", "member_churn_rate")) {
                assertThat(text)
                        .as(login + " " + key)
                        .contains(plain.of(key, "2026-10", whose, whose).toPlainString());
            }
        }
    }

    private String report(String login) throws IOException {
        int id = Integer.parseInt(one("select id::text from account where login = '" + login + "'"));
        AccessScope scope = login.equals("province")
                ? AccessScope.province(id)
                : AccessScope.city(
                        id, Integer.parseInt(one("select city_id::text from account where login = '" + login + "'")));
        byte[][] content = new byte[1][];
        CurrentScope.run(
                scope,
                () -> content[0] =
                        reports.monthly(OCTOBER, scope, Locale.ENGLISH).content());
        try (PDDocument document = Loader.loadPDF(content[0])) {
            return new PDFTextStripper().getText(document);
        }
    }

    /** As many for a province of sixteen cities as for a manager: nothing is asked line by line. */
    @ParameterizedTest
    @CsvSource({
        "tiers, 12",
        "members, 14",
        "products, 15",
        "contribution, 12",
        "fees, 11",
        "tier-changes, 14",
        "elasticity, 17",
        "anomalies, 11"
    })
    void aPageAsksNothingLineByLine(String function, int most) {
        for (String login : List.of("province", "city1", "manager1")) {
            Browser browser = english(login);
            List<String> asked = Statements.of(() -> browser.get("/evaluation/" + function));
            assertThat(asked).as(login + " " + function).hasSizeLessThanOrEqualTo(most);
        }
    }

    @Test
    void wrongWordsAreNamedWithWhatIsAccepted() {
        Browser browser = english("province");
        assertThat(browser.get("/evaluation/weather").status()).isEqualTo(404);
        assertThat(browser.get("/evaluation/members?by=street").status()).isEqualTo(422);
        assertThat(browser.page().text()).contains("street", "city");
        assertThat(browser.get("/evaluation/pivot?rows=tier&columns=tier").status())
                .isEqualTo(422);
        assertThat(browser.get("/evaluation/pivot?rows=manager").status()).isEqualTo(422);
        assertThat(browser.get("/evaluation/pivot?figure=weather").status()).isEqualTo(422);
        assertThat(browser.page().text()).contains("weather", "total_income");
    }

    @Test
    void aPivotIsThatOfPlainSqlAndAddsUp() throws IOException {
        Browser browser = english("province");
        String query = "?rows=city&columns=tier&figure=customers&month=2026-10";
        List<List<String>> rows = csv(browser, "/evaluation/pivot.csv" + query);
        List<String> heads = rows.get(0);
        long all = 0;
        for (List<String> row : rows.subList(1, rows.size())) {
            for (int column = 1; column < heads.size() - 1; column++) {
                String expected = one("select count(*)::text from assessment a join org_unit u on u.id = a.city_id"
                        + " where a.month = '2026-10-01' and u.name = '" + row.get(0) + "' and a.tier = '"
                        + heads.get(column) + "'");
                assertThat(row.get(column)).isEqualTo(expected);
                all += Long.parseLong(expected);
            }
        }
        assertThat(all)
                .isEqualTo(Long.parseLong(one("select count(*)::text from assessment where month = '2026-10-01'")));
        Element total = browser.get("/evaluation/pivot" + query)
                .page()
                .select("tfoot td")
                .last();
        assertThat(total.text()).isEqualTo(Long.toString(all));
        String city = one("select min(code) from org_unit where kind = 'city'");
        browser.get("/evaluation/pivot?city=" + city + "&rows=manager&columns=industry&figure=total_income");
        assertThat(browser.status()).isEqualTo(200);
        assertThat(browser.page().select(".list-box tbody tr")).isNotEmpty();
    }

    @Test
    void theProductMatrixListsEveryCustomerWithItsUsers() throws IOException {
        for (String login : List.of("province", "city1", "manager1")) {
            Browser browser = english(login);
            List<List<String>> rows = csv(browser, "/evaluation/products/customers.csv?month=2026-10");
            String whose = login.equals("province")
                    ? "true"
                    : login.equals("city1")
                            ? "city_id = (select city_id from account where login = 'city1')"
                            : "manager_id = (select id from account where login = 'manager1')";
            assertThat(rows.size() - 1)
                    .isEqualTo(Integer.parseInt(
                            one("select count(*)::text from assessment where month = '2026-10-01' and " + whose)));
            BigDecimal sum = BigDecimal.ZERO;
            for (List<String> row : rows.subList(1, rows.size())) {
                for (int column = 3; column < 17; column++) {
                    sum = row.get(column).isEmpty() ? sum : sum.add(new BigDecimal(row.get(column)));
                }
            }
            assertThat(sum.toPlainString())
                    .isEqualTo(
                            one("select sum(users)::text from product_month where month = '2026-10-01' and " + whose));
            assertThat(browser.get("/evaluation/products/customers").status()).isEqualTo(200);
        }
    }

    private static String whose(JsonNode answer, JsonNode row, String scope) {
        String code = row.get("code").asString();
        return switch (answer.get("by").asString()) {
            case "city" -> "city_id = (select id from org_unit where code = '" + code + "')";
            case "county" -> "org_id = (select id from org_unit where code = '" + code + "') and " + scope;
            case "manager" -> "manager_id = (select id from account where login = '" + code + "')";
            default -> "customer_id = (select id from customer where code = '" + code + "')";
        };
    }

    private static String chosen(String standpoint, Random random) {
        String city = one("select code from org_unit where kind = 'city' order by code offset " + random.nextInt(10)
                + " limit 1");
        String manager =
                one("select login from account where role = 'manager' and id in (select manager_id from assessment"
                        + " where month = '2026-10-01') order by login offset " + random.nextInt(8) + " limit 1");
        return standpoint
                .replace("<CITY>", city)
                .replace("<CITY_ID>", "(select id from org_unit where code = '" + city + "')")
                .replace("<MANAGER>", manager)
                .replace("<MANAGER_ID>", "(select id from account where login = '" + manager + "')");
    }

    private static List<BigDecimal> values(JsonNode row) {
        List<BigDecimal> values = new ArrayList<>();
        row.get("figures")
                .forEach(figure -> values.add(
                        figure.get("value").isNull()
                                ? null
                                : figure.get("value").decimalValue()));
        return values;
    }

    private static List<BigDecimal> numbers(Element line) {
        List<BigDecimal> numbers = new ArrayList<>();
        line.select("td.num").forEach(cell -> numbers.add(number(cell.text())));
        return numbers;
    }

    /** Null for words in place of a number. */
    private static @Nullable BigDecimal number(String text) {
        String plain = text.replace(",", "").replace("\u2212", "-").replace("+", "");
        return plain.matches("-?\\d+(\\.\\d+)?") ? new BigDecimal(plain) : null;
    }

    /** Rounded as it is written. */
    private static void assertSame(String what, List<BigDecimal> shown, List<BigDecimal> exact) {
        assertThat(shown).as(what).hasSameSizeAs(exact);
        for (int i = 0; i < shown.size(); i++) {
            if (exact.get(i) == null) {
                assertThat(shown.get(i)).as(what + " column " + i).isNull();
            } else {
                assertThat(shown.get(i))
                        .as(what + " column " + i)
                        .isEqualByComparingTo(
                                exact.get(i).setScale(Math.max(0, shown.get(i).scale()), RoundingMode.HALF_UP));
            }
        }
    }

    private static void assertFile(String what, List<List<String>> file, int before, List<List<BigDecimal>> expected) {
        assertThat(file.size() - 1).as(what).isEqualTo(expected.size());
        for (int i = 0; i < expected.size(); i++) {
            List<String> row = file.get(i + 1);
            for (int column = 0; column < expected.get(i).size(); column++) {
                String cell = column + before < row.size() ? row.get(column + before) : "";
                BigDecimal number = expected.get(i).get(column);
                String where = what + " row " + i + " column " + column;
                if (number == null) {
                    assertThat(cell).as(where).isEmpty();
                } else {
                    assertThat(new BigDecimal(cell)).as(where).isEqualByComparingTo(number);
                }
            }
        }
    }

    private static List<String> fileRow(List<List<String>> file, String code) {
        return file.stream().filter(row -> row.get(0).equals(code)).findFirst().orElseThrow();
    }

    private static JsonNode json(Browser browser, String path) {
        browser.get(path);
        assertThat(browser.status()).as(path).isEqualTo(200);
        return JSON.readTree(browser.body());
    }

    private static List<List<String>> csv(Browser browser, String path) throws IOException {
        browser.get(path);
        assertThat(browser.status()).as(path).isEqualTo(200);
        List<List<String>> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> reader =
                CsvReader.builder().ofCsvRecord(browser.body().substring(1))) {
            reader.forEach(row -> rows.add(row.getFields()));
        }
        return rows;
    }

    private static List<List<String>> xlsx(Browser browser, String path) throws IOException {
        browser.get(path);
        assertThat(browser.status()).as(path).isEqualTo(200);
        List<List<String>> rows = new ArrayList<>();
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(browser.bytes()))) {
            for (Row row : book.getFirstSheet().read()) {
                List<String> cells = new ArrayList<>();
                for (int i = 0; i < row.getCellCount(); i++) {
                    cells.add(
                            row.getCell(i) == null
                                    ? ""
                                    : Objects.toString(row.getCell(i).getRawValue(), ""));
                }
                rows.add(cells);
            }
        }
        int width = rows.get(0).size();
        rows.forEach(row -> {
            while (row.size() < width) {
                row.add("");
            }
        });
        return rows;
    }

    private Browser english(String login) {
        return BROWSERS.computeIfAbsent(login, one -> in(one, new Browser(port)));
    }

    /** Asks for pieces of pages, as htmx does. */
    private Browser fragments(String login) {
        return BROWSERS.computeIfAbsent(
                "hx " + login, one -> in(login, new Browser(port)).with("HX-Request", "true"));
    }

    private static Browser in(String login, Browser browser) {
        browser.logIn(login, DemoData.PASSWORD);
        browser.open("/password").submit("/language", "language", "en");
        return browser;
    }

    private static String one(String question) {
        return owner().sql(question).query(String.class).single();
    }

    private static JdbcClient owner() {
        return JdbcClient.create(DATABASE.owner());
    }
}
