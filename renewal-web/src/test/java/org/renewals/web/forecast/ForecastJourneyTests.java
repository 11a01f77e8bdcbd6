package org.renewals.web.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.renewals.demo.DemoSettings;
import org.renewals.ingest.ImportService;
import org.renewals.scoring.quality.SampleSize;
import org.renewals.scoring.run.MonthlyRun;
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

/** The forecasts held to account over a small demo province whose months were run one after the other. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(TestSettings.class)
class ForecastJourneyTests {

    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final int MONTHS = 13;
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
        if (settled) {
            return;
        }
        DemoData.load(DATABASE, new DemoSettings(400, MONTHS + 2, OCTOBER, 7, folder), imports, encoder);
        for (YearMonth month = OCTOBER.minusMonths(MONTHS); !month.isAfter(OCTOBER); month = month.plusMonths(1)) {
            run.run(month, progress -> {});
            score(month);
        }
        settled = true;
    }

    /** Where the run scored no contract, makes up likelihoods that know a little of what will come. */
    private static void score(YearMonth month) {
        owner().sql("""
                        insert into contract_score (month, contract_id, customer_id, city_id, manager_id, act_in_days,
                            monthly_value, log_odds, probability, challenger_id, challenger_probability, revenue_at_risk,
                            features)
                        select :month, c.id, c.customer_id, c.city_id, c.manager_id, c.act_by - cast(:lastDay as date),
                            c.monthly_value, ln(p / (1 - p)), p, 9, 0.8, 0, '{}'
                        from contract c, lateral (
                            select 0.02 + 0.96 * power(abs(hashtext(c.number) % 1000) / 1000.0,
                                case when c.outcome = 'lost' then 1.5 else 0.4 end) as p) s
                        where c.starts_on <= :lastDay and c.ends_on > cast(:lastDay as date) - 30
                          and (c.outcome = 'open' or c.decided_on > :lastDay)
                        on conflict do nothing""")
                .param("month", month.atDay(1))
                .param("lastDay", month.atEndOfMonth())
                .update();
    }

    @ParameterizedTest
    @CsvSource({
        "province, /forecasts/quality",
        "city1, /forecasts/quality?stage=0",
        "province, /forecasts/quality?stage=30"
    })
    void thePageSaysWhatTheFiguresAre(String login, String path) {
        Browser browser = english(login).open(path);
        assertThat(browser.status()).isEqualTo(200);
        Element main = browser.page().select("main").first();
        assertThat(main.text()).doesNotContain("??");
        assertThat(main.select("h1").text()).isEqualTo("Honesty of the forecasts");
        assertThat(main.select(".reading li")).hasSizeGreaterThanOrEqualTo(3);
        assertThat(main.select(".reading").text())
                .contains("likely to be renewed")
                .contains("renewals were expected");
        assertThat(main.select(".tile")).hasSize(6);
        assertThat(main.select(".chart-canvas")).hasSizeGreaterThanOrEqualTo(3);
        assertThat(main.select("h2").eachText())
                .contains("By when the forecast was made", "By tier", "Said safe, yet lost", "Given up, yet renewed");
        assertThat(main.select("table:has(caption:containsOwn(By when)) tbody tr"))
                .hasSize(4);
    }

    @Test
    void aTrialOfAnOfferIsAsLargeAsItsEffectNeeds() {
        String main = english("province")
                .open("/forecasts/quality")
                .page()
                .select("main")
                .text();
        Matcher trial = Pattern.compile(
                        "two groups of ([\\d,]+) contracts each.* from ([\\d.]+) % to ([\\d.]+) % shows")
                .matcher(main);
        assertThat(trial.find()).isTrue();
        double without = Double.parseDouble(trial.group(2)) / 100;
        double with = Double.parseDouble(trial.group(3)) / 100;
        assertThat(with)
                .as("an offer keeps 30 % of what would be lost")
                .isEqualTo(without + 0.3 * (1 - without), within(0.001));
        assertThat(Double.parseDouble(trial.group(1).replace(",", "")))
                .as("but for the rounding of the rates")
                .isCloseTo((double) SampleSize.perGroup(without, with), withinPercentage(5));
    }

    @Test
    void theSamePageInChinese() {
        Browser browser = in("ZH", "province").open("/forecasts/quality");
        Element main = browser.page().select("main").first();
        assertThat(main.select("h1").text()).isEqualTo("预测可信度");
        assertThat(main.text()).doesNotContain("??").contains("预测续约概率为").contains("按地市");
        assertThat(main.select(".reading").text()).endsWith("。").doesNotContain("contracts");
    }

    @Test
    void citiesLeadToTheirOwnPageAndFromThereToTheirManagers() {
        Browser browser = english("province").open("/forecasts/quality?stage=90");
        Element city = browser.page()
                .select("table:has(caption:containsOwn(By city)) tbody a")
                .first();
        browser.open(city.attr("href"));
        assertThat(browser.page().select(".crumbs").text()).contains(city.text());
        Element manager = browser.page()
                .select("table:has(caption:containsOwn(By account manager)) tbody a")
                .first();
        assertThat(manager.attr("href")).contains("stage=90").contains("month=2026-10");
        browser.open(manager.attr("href"));
        assertThat(browser.status()).isEqualTo(200);
        assertThat(browser.page().select("main").text()).doesNotContain("By account manager");
    }

    @ParameterizedTest
    @ValueSource(strings = {"province", "city1", "manager1"})
    void errorsByNameAndRowsOfTheFileAreThoseOfTheScope(String login) {
        Browser browser = english(login);
        String scope = switch (login) {
            case "province" -> "true";
            case "city1" -> "j.city_id = (select city_id from account where login = 'city1')";
            default -> "j.manager_id = (select id from account where login = 'manager1')";
        };
        String judged = " from judged_forecast j join contract k on k.id = j.contract_id where j.stage = 0"
                + " and j.known_month > '2025-10-01' and " + scope;
        assertThat(csv(browser, "/forecasts/quality.csv?stage=0").stream()
                        .map(row -> row.getField("Contract"))
                        .toList())
                .containsExactlyInAnyOrderElementsOf(owner().sql("select k.number" + judged)
                        .query(String.class)
                        .list());
        browser.open("/forecasts/quality?stage=0");
        assertThat(browser.page()
                        .select("table:has(caption:containsOwn(Said safe)) tbody tr td:nth-child(2)")
                        .eachText())
                .containsExactlyElementsOf(owner().sql("select k.number" + judged
                                + " and not j.renewed and j.probability >= 0.7"
                                + " order by j.monthly_value desc, j.contract_id limit 20")
                        .query(String.class)
                        .list());
        for (Element link : browser.page().select("table:has(caption:containsOwn(Said safe)) tbody a")) {
            assertThat(browser.get(link.attr("href")).status())
                    .as(link.attr("href"))
                    .isEqualTo(200);
        }
    }

    /** Nothing here is of the product but the file. */
    @ParameterizedTest
    @ValueSource(ints = {180, 90, 30, 0})
    void everybodyCanComputeTheFiguresAgainFromTheFile(int stage) {
        List<NamedCsvRecord> rows = csv(english("province"), "/forecasts/quality.csv?stage=" + stage);
        assertThat(rows).hasSizeGreaterThan(60);
        double brier = 0;
        double logLoss = 0;
        double placed = 0;
        int renewed = 0;
        int warned = 0;
        for (NamedCsvRecord row : rows) {
            double p = p(row);
            int y = y(row);
            brier += (p - y) * (p - y);
            logLoss -= Math.log(y == 1 ? p : 1 - p);
            renewed += y;
            warned += y == 0 && p < 0.7 ? 1 : 0;
            for (NamedCsvRecord other : rows) {
                placed += y == 1 && y(other) == 0 ? 0.5 + 0.5 * Math.signum(p - p(other)) : 0;
            }
        }
        int lost = rows.size() - renewed;
        Map<String, Object> kept = owner().sql(
                        "select * from likelihood_quality where month = '2026-10-01' and stage = ?"
                                + " and scope_kind = 'province' and segment = 'all' and model = 'served'")
                .param(stage)
                .query()
                .singleRow();
        assertThat(kept.get("contracts")).isEqualTo(rows.size());
        assertThat((Double) kept.get("brier")).isEqualTo(brier / rows.size(), within(1e-12));
        assertThat((Double) kept.get("log_loss")).isEqualTo(logLoss / rows.size(), within(1e-12));
        assertThat((Double) kept.get("auc")).isEqualTo(placed / renewed / lost, within(1e-12));
        assertThat(lost - (Integer) kept.get("false_green")).isEqualTo(warned);

        List<NamedCsvRecord> sorted = new ArrayList<>(rows);
        sorted.sort(Comparator.comparingDouble(ForecastJourneyTests::p));
        String bins = "";
        for (int bin = 1, from = 0; bin <= 10; bin++) {
            int to = bin * rows.size() / 10;
            while (to > from && to < rows.size() && p(sorted.get(to)) == p(sorted.get(to - 1))) {
                to++;
            }
            if (to > from) {
                bins += (to - from) + ":"
                        + sorted.subList(from, to).stream()
                                .mapToInt(ForecastJourneyTests::y)
                                .sum()
                        + " ";
                from = to;
            }
        }
        assertThat(owner().sql("select string_agg(n || ':' || r, ' ' order by i) || ' ' from likelihood_quality q,"
                                + " unnest(q.bin_contracts, q.bin_renewed) with ordinality u (n, r, i) where month = '2026-10-01'"
                                + " and stage = ? and scope_kind = 'province' and segment = 'all' and model = 'served'")
                        .param(stage)
                        .query(String.class)
                        .single())
                .isEqualTo(bins);
    }

    @Test
    void whatIsNotOnesOwnDoesNotExistAndWrongValuesAreNamed() {
        String otherCity = one("select code from org_unit where kind = 'city' order by code desc limit 1");
        for (String path : List.of("/forecasts/quality", "/forecasts/quality.csv")) {
            assertThat(browserOf("city1").get(path + "?city=" + otherCity).status())
                    .isEqualTo(404);
            assertThat(browserOf("manager1").get(path + "?city=" + otherCity).status())
                    .isEqualTo(404);
            assertThat(browserOf("admin").get(path).status()).isEqualTo(403);
            Browser wrong = english("province").get(path + "?stage=45");
            assertThat(wrong.status()).isEqualTo(422);
            assertThat(wrong.page().text()).contains("45").contains("180, 90, 30, 0");
        }
    }

    @Test
    void tooFewCasesAreSaidPlainly() {
        String login = one("select a.login from likelihood_quality q join account a on a.id = q.scope_id"
                + " where q.month = '2026-10-01' and q.scope_kind = 'manager' and not q.enough and q.stage = 90"
                + " order by 1 limit 1");
        Element main = english("province")
                .open("/forecasts/quality?manager=" + login)
                .page()
                .select("main")
                .first();
        assertThat(main.text()).contains("Too few cases").doesNotContain("??");
        assertThat(main.select(".tile")).isEmpty();
    }

    @Test
    void aCountyIsNotJudgedByItself() {
        String county = one("select code from org_unit where kind = 'county' order by code limit 1");
        assertThat(english("province")
                        .open("/forecasts/quality?county=" + county)
                        .page()
                        .select("main")
                        .text())
                .contains("not judged by county");
    }

    private static double p(NamedCsvRecord row) {
        return Double.parseDouble(row.getField("Probability of renewal"));
    }

    private static int y(NamedCsvRecord row) {
        return Integer.parseInt(row.getField("Renewed (1) or lost (0)"));
    }

    private static List<NamedCsvRecord> csv(Browser browser, String path) {
        assertThat(browser.get(path).status()).as(path).isEqualTo(200);
        return CsvReader.builder().ofNamedCsvRecord(browser.body().substring(1)).stream()
                .toList();
    }

    private Browser english(String login) {
        return in("EN", login);
    }

    private Browser in(String language, String login) {
        Browser browser = browserOf(login).open("/");
        browser.submit("/language", "language", language);
        return browser;
    }

    private Browser browserOf(String login) {
        return new Browser(port).logIn(login, DemoData.PASSWORD);
    }

    private static String one(String question) {
        return owner().sql(question).query(String.class).single();
    }

    private static JdbcClient owner() {
        return JdbcClient.create(DATABASE.owner());
    }
}
