package org.renewals.web.alert;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

/** Alerts and their thresholds as their readers see them, over a small demo province with three computed months. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(TestSettings.class)
class AlertJourneyTests {

    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final TestDatabase DATABASE = TestDatabase.forTheWholeRun();
    private static final String OWN =
            " from anomaly_alert k join account a on a.id = k.manager_id where a.login = 'manager1'";
    private static boolean settled;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
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
            DemoData.load(DATABASE, new DemoSettings(400, 8, OCTOBER, 7, folder), imports, encoder);
            // every second customer of two managers lost a third of its members in October
            owner().sql("update customer_month set suspended_members = members / 3, inactive_members = members / 2"
                            + " where month = '2026-10-01' and customer_id % 2 = 0")
                    .update();
            for (int month = 2; month >= 0; month--) {
                run.run(OCTOBER.minusMonths(month), progress -> {});
            }
            settled = true;
        }
        owner().sql("delete from threshold_rule").update();
        owner().sql("delete from audit_entry").update();
    }

    @Test
    void aManagerListsHisOwnAlertsAndNothingElse() throws IOException {
        Browser manager = english("manager1").open("/alerts");
        long live = number("select count(*)" + OWN + " and k.closed_month is null");
        assertThat(live).isGreaterThan(3);
        assertThat(manager.page().select(".list-count").text()).contains("of " + live);
        assertThat(manager.page().select("main tbody tr")).hasSize((int) Math.min(50, live));
        Element row = manager.page().select("main tbody tr").first();
        assertThat(row.select("th a").attr("href")).startsWith("/customers/");
        assertThat(row.select("td a").attr("href")).matches("/alerts/\\d+");
        assertThat(row.select(".chip.alert-open").text()).isEqualTo("Open");
        assertThat(manager.page().select("nav#menu a[aria-current]").attr("href"))
                .isEqualTo("/alerts");

        manager.get("/alerts.csv?sort=-income");
        assertThat(manager.status()).isEqualTo(200);
        List<CsvRecord> lines = records(manager);
        assertThat(lines.get(0).getFields()).contains("Alert", "Measured", "Threshold", "Income at stake (yuan)");
        assertThat(lines).hasSize((int) live + 1);
        int income = lines.get(0).getFields().indexOf("Income at stake (yuan)");
        assertThat(lines.stream().skip(1).map(line -> Double.valueOf(line.getField(income))))
                .isSortedAccordingTo(java.util.Comparator.reverseOrder());
        assertThat(manager.get("/alerts.xlsx").header("Content-Type")).contains("spreadsheet");
        assertThat(number("select count(*) from audit_entry where action = 'alert-list.exported'"))
                .isEqualTo(2);
    }

    @Test
    void theFirstPageOfAManagerBeginsWithTheDearestOfThem() {
        Browser manager = english("manager1").open("/alerts?sort=-income");
        List<String> listed = manager.page().select("main tbody td a").eachAttr("href");
        manager.open("/");
        assertThat(manager.page().select("main td a[href^=/alerts/]").eachAttr("href"))
                .isNotEmpty()
                .isEqualTo(listed.subList(0, Math.min(10, listed.size())));
        assertThat(manager.page().select("main a[href='/alerts?sort=-income']").text())
                .endsWith("of " + listed.size());

        assertThat(manager.open("/?month=2026-09").page().select("main td a[href^=/alerts/]"))
                .isEmpty();
        assertThat(english("city1").open("/").page().select("main a[href^=/alerts/]"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "kind=status, and k.kind = 'status' and k.closed_month is null",
        "kind=call, and k.kind = 'call' and k.closed_month is null",
        "state=open, and k.state = 'open'",
        "state=all, and true",
        "state=resolved, and k.state = 'resolved'"
    })
    void aFilterIsWhatItSays(String filter, String condition) {
        Browser manager = english("manager1").open("/alerts?" + filter);
        long expected = number("select count(*)" + OWN + " " + condition);
        assertThat(manager.page().select("main tbody tr")).hasSize((int) Math.min(50, expected));
        assertThat(manager.page().select(".list-count").text()).contains(expected == 0 ? "" : "of " + expected);
    }

    @Test
    void aListIsFoundByTextAndPagedToItsEnd() {
        String code = one("select c.code" + OWN.replace("where", "join customer c on c.id = k.customer_id where")
                + " and k.closed_month is null order by k.id limit 1");
        Browser manager = english("manager1").open("/alerts?q=" + code.toLowerCase(java.util.Locale.ROOT));
        assertThat(manager.page().select("main tbody tr")).isNotEmpty();
        assertThat(manager.page().select("main tbody th a").eachAttr("href")).allMatch(href -> href.contains(code));

        for (String sort : List.of("-opened", "opened", "-income", "income")) {
            List<String> seen = new ArrayList<>();
            manager.get("/alerts?state=all&size=20&sort=" + sort);
            while (true) {
                seen.addAll(manager.page().select("main tbody td a").eachAttr("href"));
                String next = manager.page().select("a[rel=next]").attr("href");
                if (next.isEmpty()) {
                    break;
                }
                manager.get(next);
            }
            assertThat(seen).doesNotHaveDuplicates().hasSize((int) number("select count(*)" + OWN));
        }
        assertThat(manager.get("/alerts?state=gone").status()).isEqualTo(422);
        assertThat(manager.body()).contains("gone", "acknowledged");
        assertThat(manager.get("/alerts?kind=odd").status()).isEqualTo(422);
        assertThat(manager.get("/alerts?q=nobody-is-called-that").body()).contains("Nothing matches");
    }

    @ParameterizedTest
    @ValueSource(strings = {"province", "city1"})
    void singleAlertsAreForManagersOnly(String login) {
        Browser browser = english(login);
        String alert = "/alerts/" + one("select k.id" + OWN + " order by k.id limit 1");
        for (String path : List.of("/alerts", "/alerts.csv", "/alerts.xlsx", alert, "/alerts/99999999")) {
            assertThat(browser.get(path).status()).as(path).isEqualTo(403);
        }
        browser.post(
                alert + "/steps", Map.of("_csrf", token(browser), "to", "ACKNOWLEDGED", "comment", "", "basedOn", "0"));
        assertThat(browser.status()).isEqualTo(403);
        assertThat(browser.open("/").page().select("nav#menu a[href=/alerts]")).isEmpty();
        assertThat(browser.page().select("nav#menu a[href=/alerts/thresholds]")).hasSize(1);
    }

    @Test
    void anAlertIsWorkedOnStepByStep() {
        String id = one("select k.id" + OWN
                + " and k.state = 'open' and k.opened_month = '2026-10-01' order by k.id desc limit 1");
        String path = "/alerts/" + id;
        Browser manager = english("manager1").open(path);
        assertThat(manager.page().select("main figure")).hasSize(2);
        assertThat(manager.page().select("main figure table").first().select("tbody tr"))
                .hasSize(3);
        assertThat(manager.page().select("main form button").eachText()).containsExactly("Acknowledge");
        assertThat(manager.page().select("main").text())
                .contains("against a threshold of", "System, run of 2026-10", "2026-10");

        manager.submit(path + "/steps", "to", "ACKNOWLEDGED");
        assertThat(manager.follow().page().select(".notice-good").text()).contains("acknowledged");
        assertThat(manager.page().select("main form button").eachText()).containsExactly("Take in hand", "False alarm");

        manager.submit(path + "/steps", "to", "FALSE_ALARM", "comment", " ");
        assertThat(manager.status()).isEqualTo(422);
        assertThat(manager.page().select("[role=alert] a").attr("href")).isEqualTo("#comment");
        assertThat(manager.page().select("#comment-error").text()).isEqualTo("Say why it is a false alarm.");

        manager.submit(path + "/steps", "to", "RESOLVED", "comment", "at once");
        assertThat(manager.status()).isEqualTo(422);
        assertThat(manager.page().select("[role=alert]").text()).contains("cannot become “Resolved” now");
        assertThat(manager.page().select("textarea").text()).isEqualTo("at once");

        Browser elsewhere = english("manager1").open(path);
        manager.submit(path + "/steps", "to", "IN_PROGRESS", "comment", "Called <b>them</b>");
        manager.follow().submit(path + "/steps", "to", "RESOLVED", "comment", "They pay again");
        assertThat(manager.follow().page().select("main form")).isEmpty();
        assertThat(manager.page().select("main tbody td.said").eachText())
                .containsExactly("–", "–", "Called <b>them</b>", "They pay again");
        assertThat(manager.page()
                        .select("main section table")
                        .last()
                        .select(".chip")
                        .eachText())
                .containsExactly("Open", "Acknowledged", "In progress", "Resolved");

        elsewhere.submit(path + "/steps", "to", "FALSE_ALARM", "comment", "Nothing there");
        assertThat(elsewhere.status()).isEqualTo(409);
        assertThat(elsewhere.page().select("main").text()).contains("Resolved", "Nothing of yours was saved");
        assertThat(one("select state || ' ' || to_char(closed_month, 'YYYY-MM') from anomaly_alert where id = " + id))
                .isEqualTo("resolved 2026-11");
        assertThat(one("select string_agg(action, ', ' order by id) from audit_entry where action like 'alert.%'"))
                .isEqualTo("alert.acknowledged, alert.in-progress, alert.resolved");
    }

    @Test
    void whatIsNotOnesOwnIsNotThere() {
        String foreign = one("select k.id from anomaly_alert k join account a on a.id = k.manager_id"
                + " where a.login <> 'manager1' and k.version = 0 order by k.id limit 1");
        Browser manager = english("manager1").open("/alerts/" + foreign);
        assertThat(manager.status()).isEqualTo(404);
        manager.post(
                "/alerts/" + foreign + "/steps",
                Map.of("_csrf", token(manager), "to", "ACKNOWLEDGED", "comment", "", "basedOn", "0"));
        assertThat(manager.status()).isEqualTo(404);
        assertThat(number("select version from anomaly_alert where id = " + foreign))
                .isZero();
    }

    @Test
    void thresholdsAreRehearsedBeforeTheyAreSaved() {
        Browser city = english("city1").open("/alerts/thresholds");
        assertThat(city.page().select("main tbody").first().select("tr").eachText())
                .anyMatch(row -> row.startsWith("Class A 8 20 20 Standard of the system"));
        city.get("/alerts/thresholds/form?tier=C");
        assertThat(city.page().select("main form[method=post]")).isEmpty();
        assertThat(city.page().select("input[id]").eachAttr("value")).containsExactly("15", "40", "35");

        city.get("/alerts/thresholds/form?tier=C&t1=5&t2=１２.5&t3=20%25");
        assertThat(city.status()).isEqualTo(200);
        Element table = city.page().select("#rehearsal table").first();
        long before = anomalies("");
        assertThat(table.select("tr").last().select("td").first().text()).isEqualTo(Long.toString(before));
        long after =
                Long.parseLong(table.select("tr").last().select("td").get(1).text());
        assertThat(after).isGreaterThan(before);
        assertThat(city.page().select("#rehearsal b").text())
                .isEqualTo("In 3 months they would have fired " + after + " times in place of " + before + ": "
                        + (after - before) + " more.");
        assertThat(city.page().select("#rehearsal figure")).hasSize(2);
        assertThat(number("select count(*) from threshold_rule"))
                .as("not saved")
                .isZero();

        city.submit("/alerts/thresholds");
        assertThat(city.follow().page().select(".notice-good").text()).contains("in force from 2026-11");
        assertThat(
                        one(
                                "select concat_ws(' ', r.scope_kind, o.code, r.tier_class, r.t1, r.t2, r.t3, r.effective_from, a.login)"
                                        + " from threshold_rule r join org_unit o on o.id = r.city_id join account a on a.id = r.account_id"))
                .isEqualTo("city " + one("select code from org_unit where kind = 'city' order by code limit 1")
                        + " C 5.00 12.50 20.00 2026-11-01 city1");
        assertThat(city.page().select("main section").last().text()).contains("City: ", "5 12.5 20", "Class C");
        assertThat(one("select action || ' ' || actor from audit_entry where action like 'threshold%'"))
                .isEqualTo("threshold.set city1");

        city.submit("/alerts/thresholds/give-up");
        assertThat(city.follow().page().select(".notice-good").text()).contains("what is set above you counts");
        assertThat(city.page().select("main section").last().text()).contains("Changed before it began");
    }

    /** Flagged customers of class C in the first city, both kinds, as the runs found them. */
    private static long anomalies(String more) {
        return number(
                "select count(status_anomaly) + count(call_anomaly) from assessment where tier = 'C' and city_id ="
                        + " (select id from org_unit where kind = 'city' order by code limit 1)" + more);
    }

    @Test
    void aManagerIsToldTheLimitHeMayNotExceed() {
        Browser manager = english("manager1").open("/alerts/thresholds/form?tier=A");
        assertThat(manager.page().select("main table").text())
                .contains("Your city's, class A: the most you can set 8 20 20");
        manager.get("/alerts/thresholds/form?tier=A&t1=8.5&t2=20&t3=20");
        assertThat(manager.status()).isEqualTo(422);
        assertThat(manager.page().select("[role=alert]").text())
                .contains("may only be stricter than the city's", "T1 8 %", "given were 8.5 %");
        assertThat(manager.page().select("#rehearsal form")).isEmpty();
        manager.post(
                "/alerts/thresholds",
                Map.of("_csrf", token(manager), "tier", "A", "t1", "8.5", "t2", "20", "t3", "20", "basedOn", "0"));
        assertThat(manager.status()).isEqualTo(422);
        assertThat(number("select count(*) from threshold_rule")).isZero();

        manager.get("/alerts/thresholds/form?tier=all&t1=6&t2=20&t3=20");
        assertThat(manager.status()).isEqualTo(200);
        manager.submit("/alerts/thresholds");
        assertThat(manager.follow().page().select("main tbody").first().text())
                .contains("Class B 6 20 20 Account manager: ", "(for all classes)");
    }

    @ParameterizedTest
    @CsvSource({
        "t1=&t2=20&t3=20, t1",
        "t1=8&t2=much&t3=20, t2",
        "t1=8&t2=20&t3=0, t3",
        "t1=100.5&t2=20&t3=20, t1",
        "t1=8.25&t2=20&t3=20, t1"
    })
    void whatCannotBeSetIsRefusedByName(String values, String field) {
        Browser province = english("province").open("/alerts/thresholds/form?tier=A&" + values);
        assertThat(province.status()).isEqualTo(422);
        assertThat(province.page().select("[role=alert] a").eachAttr("href")).containsExactly("#" + field);
        assertThat(province.page().select("#" + field + "-error").text()).contains("0.5", "100");
        assertThat(province.get("/alerts/thresholds/form?tier=D").status()).isEqualTo(422);
        assertThat(province.body()).contains("A, B, C, all");
    }

    @Test
    void theProvinceSetsDefaultsAndKeepsThem() {
        Browser province = english("province").open("/alerts/thresholds/form?tier=B&t1=9&t2=25&t3=25");
        province.submit("/alerts/thresholds");
        assertThat(province.follow().page().select("main tbody").first().text()).contains("Class B 9 25 25 Province");
        province.post("/alerts/thresholds/give-up", Map.of("_csrf", token(province), "tier", "B", "basedOn", "1"));
        assertThat(province.status()).isEqualTo(403);

        Browser second = english("province").open("/alerts/thresholds/form?tier=B&t1=7&t2=25&t3=25");
        province.get("/alerts/thresholds/form?tier=B&t1=8&t2=25&t3=25").submit("/alerts/thresholds");
        second.submit("/alerts/thresholds");
        assertThat(second.status()).isEqualTo(422);
        assertThat(second.page().select("[role=alert]").text()).contains("Nothing was saved");
        assertThat(number("select count(*) from threshold_rule where effective_to is null"))
                .isEqualTo(1);
    }

    private Browser english(String login) {
        Browser browser = new Browser(port).logIn(login, DemoData.PASSWORD);
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

    private static List<CsvRecord> records(Browser browser) throws IOException {
        String text = new String(browser.bytes(), StandardCharsets.UTF_8).replace("\uFEFF", "");
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(text)) {
            return reader.stream().toList();
        }
    }

    private static long number(String question) {
        return owner().sql(question).query(Long.class).single();
    }

    private static String one(String question) {
        return String.valueOf(owner().sql(question).query().singleValue());
    }

    private static JdbcClient owner() {
        return JdbcClient.create(DATABASE.owner());
    }
}
