package org.renewals.web.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.renewals.ingest.ImportOptions;
import org.renewals.ingest.ImportProgress;
import org.renewals.ingest.ImportReport;
import org.renewals.ingest.ImportService;
import org.renewals.scoring.run.MonthlyRun;
import org.renewals.testing.Browser;
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

/**
 * The report of Hefei (requirements.md section 3) from files to pages: what the sample prints is loaded, run and read as
 * province, city and manager. February's incomes of the counties are chosen so that their shares are the printed ones.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(TestSettings.class)
class OperationJourneyTests {

    private static final String PASSWORD = "a good pass phrase";
    private static final TestDatabase DATABASE = TestDatabase.forTheWholeRun();
    private static boolean settled;

    /** customer, org, manager, then by month: income and operating income in ten thousand yuan, members, effective, idle */
    private static final String[][] COUNTIES = {
        {"K1", "N1", "manager1", "700 1750 100 60 10", "695.30 1700 100 65 20", "725.0 1785.5 100 70 10"},
        {"K2", "N2", "manager1", "540 1500 100 60 30", "537.90 1500 100 63 30", "619.6 1599.8 100 65 20"},
        {"K3", "N3", "manager2", "600 1600 100 60 20", "599.84 1600 100 63 20", "474.9 1725.1 100 65 20"},
        {"K4", "N4", "manager2", "6152 17003.8 700 420 100", "6017.36 15291.3 700 400 80", "6400.0 16460.1 700 456 70"},
        {"K5", "C2", "manager3", "1000 2000 1000 700 9", "1000 2000 1000 700 9", "1000 2000 1000 700 9"}
    };

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
        write(folder);
        ImportReport report = imports.load(
                List.of(folder),
                ImportOptions.by("hefei").withNewAccountPassword(encoder.encode(PASSWORD)),
                ImportProgress.NONE);
        assertThat(report.outcome()).isEqualTo(ImportReport.Outcome.DONE);
        owner().sql("update account set password_changed_at = timestamptz '2026-01-01'")
                .update();
        for (int month = 1; month <= 3; month++) {
            run.run(YearMonth.of(2026, month), progress -> {});
        }
        settled = true;
    }

    @Test
    void theCityReadsWhatTheSamplePrints() {
        Browser city = chinese("city1").open("/operation");
        assertThat(city.status()).isEqualTo(200);
        assertThat(rows(city, "近月收入与占比"))
                .containsSubsequence(
                        "集团整体收入（万元）|7,992.0|7,850.4|8,219.5|+369.1|+4.70%",
                        "运营收入（万元）|21,853.8|20,091.3|21,570.5|+1,479.2|+7.36%",
                        "整体收入占比（%）|36.57|39.07|38.11|−0.97 PP|–",
                        "有效成员占比（%）|60.0|59.1|65.6|+6.5 PP|–");
        assertThat(rows(city, "整体收入占比"))
                .containsExactly(
                        "肥西|725.0|+29.7|+4.27%|1,785.5|+5.03%|40.60|40.90|−0.30",
                        "新区|619.6|+81.7|+15.19%|1,599.8|+6.65%|38.73|35.86|+2.87",
                        "某县|474.9|−124.9|−20.83%|1,725.1|+7.82%|27.53|37.49|−9.96",
                        "其余区县|6,400.0|+382.6|+6.36%|16,460.1|+7.64%|38.88|39.35|−0.47",
                        "合肥合计|8,219.5|+369.1|+4.70%|21,570.5|+7.36%|38.11|39.07|−0.97");
        assertThat(rows(city, "有效成员占比")).last().asString().isEqualTo("合肥合计|1,000|656|65.6|59.1|+6.5|75.0|−9.4|2");
        assertThat(city.page().select("main").text())
                .contains("距考核指标 75% 差 −9.4 PP。", "在全省 2 个地市中列第 2 位，全省为 67.8%。", "集团整体收入虽有增长，但增速低于运营收入。");
    }

    @Test
    void promotionIsHeldAgainstScheduleAndProvince() {
        Browser province = chinese("province").open("/operation");
        assertThat(rows(province, "重要产品推广情况：校讯通"))
                .containsExactly(
                        "合肥|95.0|400.0|23.8|25.0|−1.3|−2.6|2",
                        "芜湖|168.0|600.0|28.0|25.0|+3.0|+1.7|1",
                        "安徽合计|263.0|1,000.0|26.3|25.0|+1.3|0.0|");
        Browser city = chinese("city1").open("/operation");
        assertThat(city.page().select("main").text()).contains("时间进度 25.0%（−1.3 PP）。", "全省平均完成 26.3%（−2.6 PP）。");
        assertThat(city.body()).doesNotContain("芜湖");
    }

    @Test
    void aYearBegunWithAHoleHasNoCompletion() {
        owner().sql("update account_month set run_at = null where month = '2026-01-01'")
                .update();
        try {
            assertThat(rows(chinese("province").open("/operation"), "重要产品推广情况：校讯通"))
                    .last()
                    .asString()
                    .startsWith("安徽合计|不适用|1,000.0|不适用");
        } finally {
            owner().sql("update account_month set run_at = timestamptz '2026-02-05' where month = '2026-01-01'")
                    .update();
        }
    }

    @Test
    void aManagerSeesHisOwnTotalsAndWhereIdleMembersAre() {
        Browser manager = chinese("manager1").open("/operation");
        assertThat(manager.status()).isEqualTo(200);
        assertThat(rows(manager, "集团整体收入")).containsExactly("李经理合计|13,446,000|+1,114,000|+9.03%");
        assertThat(rows(manager, "三无用户较多的客户")).containsExactly("新区集团|20|−10|20.0|65.0", "肥西集团|10|−10|10.0|70.0");
        assertThat(manager.page().select("main").text()).doesNotContain("运营收入", "校讯通", "某县");
    }

    @ParameterizedTest
    @CsvSource({
        "province, trend, 3",
        "province, income, 3",
        "city1, income, 5",
        "city1, members, 5",
        "city1, products, 2",
        "city1, inactive, 5",
        "manager1, customers, 2",
        "manager1, income, 1"
    })
    void everyTableIsAFileWithTheSameNumbers(String login, String table, int rows) {
        Browser browser = chinese(login).open("/operation/" + table + ".csv");
        assertThat(browser.status()).isEqualTo(200);
        List<String> lines = browser.body().lines().toList();
        assertThat(lines).hasSize(rows + 1);
        if (login.equals("city1") && table.equals("income")) {
            assertThat(lines).contains("C1,合肥,82195000.00,3691000.00,4.70,215705000.00,7.36,38.11,39.07,-0.97");
        }
        assertThat(browser.get("/operation/" + table + ".xlsx").status()).isEqualTo(200);
        assertThat(new String(browser.bytes(), 0, 2, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("PK");
    }

    @Test
    void customersWithIdleMembersAreTheManagersAlone() {
        assertThat(chinese("province").get("/operation/customers.csv").status()).isEqualTo(403);
        assertThat(chinese("city1")
                        .get("/operation/customers.xlsx?manager=manager1")
                        .status())
                .isEqualTo(403);
        assertThat(chinese("admin").get("/operation").status()).isEqualTo(403);
        assertThat(chinese("province").get("/operation/nothing.csv").status()).isEqualTo(404);
        assertThat(chinese("city1").get("/operation?city=C2").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-share-gap", "share-gap"})
    void tablesAreSortedByAnyOfTheirColumns(String sort) {
        List<String> rows = rows(chinese("city1").open("/operation?sort=" + sort), "整体收入占比");
        List<BigDecimal> gaps = rows.subList(0, 4).stream()
                .map(row -> new BigDecimal(row.substring(row.lastIndexOf('|') + 1)
                        .replace('−', '-')
                        .replace("+", "")))
                .toList();
        assertThat(gaps)
                .isSortedAccordingTo(sort.startsWith("-") ? (a, b) -> b.compareTo(a) : (a, b) -> a.compareTo(b));
        assertThat(rows).last().asString().startsWith("合肥合计");
    }

    /** Text of the cells of the table of that name, by row. */
    private static List<String> rows(Browser browser, String table) {
        Element found = browser.page().select("main table").stream()
                .filter(each -> each.select("caption").text().equals(table))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no table " + table + " in\n" + browser.body()));
        List<String> rows = new ArrayList<>();
        for (Element row : found.select("tbody tr, tfoot tr")) {
            rows.add(String.join("|", row.select("th, td").eachText().isEmpty() ? List.of() : cells(row)));
        }
        return rows;
    }

    private static List<String> cells(Element row) {
        return row.select("th, td").stream().map(Element::text).toList();
    }

    private Browser chinese(String login) {
        Browser browser = new Browser(port).logIn(login, PASSWORD);
        browser.open("/password").submit("/language", "language", "zh");
        return browser;
    }

    private static JdbcClient owner() {
        return JdbcClient.create(DATABASE.owner());
    }

    private static void write(Path folder) throws IOException {
        file(folder, "org_units", """
                code,name,kind,parent_code
                P,安徽,province,
                C1,合肥,city,P
                C2,芜湖,city,P
                N1,肥西,county,C1
                N2,新区,county,C1
                N3,某县,county,C1
                N4,其余区县,county,C1
                """);
        file(folder, "users", """
                login,name,role,org_code
                province,省,province,P
                admin,管,admin,P
                city1,赵主管,city,C1
                manager1,李经理,manager,C1
                manager2,周经理,manager,C1
                manager3,吴经理,manager,C2
                """);
        file(folder, "products", "code,name,family,informatization\nSCHOOL_MSG,校讯通,application,true\n");
        file(folder, "targets", """
                metric,org_code,period,value
                effective_member_share,P,2026,75
                product_income.SCHOOL_MSG,P,2026,10000000
                product_income.SCHOOL_MSG,C1,2026,4000000
                product_income.SCHOOL_MSG,C2,2026,6000000
                """);
        file(folder, "product_months", """
                month,customer_code,product_code,users,units,income
                2026-01,K4,SCHOOL_MSG,200,200,300000
                2026-02,K4,SCHOOL_MSG,200,200,300000
                2026-03,K4,SCHOOL_MSG,200,200,350000
                2026-01,K5,SCHOOL_MSG,300,300,560000
                2026-02,K5,SCHOOL_MSG,300,300,560000
                2026-03,K5,SCHOOL_MSG,300,300,560000
                """);
        StringBuilder customers = new StringBuilder("code,name,org_code,manager_login\n");
        StringBuilder months = new StringBuilder(
                "month,customer_code,members,effective_members,inactive_members,group_paid,personal_bills\n");
        StringBuilder finance = new StringBuilder("month,org_code,operating_income\n");
        for (String[] county : COUNTIES) {
            String name = switch (county[0]) {
                case "K1" -> "肥西集团";
                case "K2" -> "新区集团";
                default -> "集团" + county[0];
            };
            customers
                    .append(String.join(",", county[0], name, county[1], county[2]))
                    .append('\n');
            for (int month = 1; month <= 3; month++) {
                String[] figures = county[2 + month].split(" ", -1);
                BigDecimal income = yuan(figures[0]);
                BigDecimal paid = income.multiply(new BigDecimal("0.4"));
                months.append("2026-0%d,%s,%s,%s,%s,%s,%s\n"
                        .formatted(
                                month,
                                county[0],
                                figures[2],
                                figures[3],
                                figures[4],
                                money(paid),
                                money(income.subtract(paid))));
                finance.append("2026-0%d,%s,%s\n".formatted(month, county[1], money(yuan(figures[1]))));
            }
        }
        finance.append("2026-01,C1,218538000\n2026-02,C1,200913000\n2026-03,C1,215705000\n");
        file(folder, "customers", customers.toString());
        file(folder, "customer_months", months.toString());
        file(folder, "finance_months", finance.toString());
    }

    private static BigDecimal yuan(String tenThousands) {
        return new BigDecimal(tenThousands).movePointRight(4);
    }

    private static String money(BigDecimal yuan) {
        return yuan.setScale(2, java.math.RoundingMode.UNNECESSARY).toPlainString();
    }

    private static void file(Path folder, String name, String content) throws IOException {
        Files.writeString(folder.resolve(name + ".csv"), content);
    }
}
