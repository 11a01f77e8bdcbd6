package org.renewals.web.tier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.renewals.access.AccessScope;
import org.renewals.access.CurrentScope;
import org.renewals.demo.DemoProgress;
import org.renewals.demo.DemoProvince;
import org.renewals.demo.DemoSettings;
import org.renewals.ingest.ImportOptions;
import org.renewals.ingest.ImportProgress;
import org.renewals.ingest.ImportReport;
import org.renewals.ingest.ImportService;
import org.renewals.reports.ReportSource;
import org.renewals.scoring.run.MonthlyRun;
import org.renewals.testing.RealBrowser;
import org.renewals.testing.SettableClock;
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

/** The whole way of a tier change, through real windows and into the month's report. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(TestSettings.class)
class TierChangeInBrowserTests {

    @RegisterExtension
    static final RealBrowser chromium = new RealBrowser();

    private static final TestDatabase DATABASE = TestDatabase.forTheWholeRun();
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
    private static final String PASSWORD = "demo";
    private static final int DESK = 1440;
    private static final int PHONE = 390;

    @Autowired
    private SettableClock clock;

    @Autowired
    private MonthlyRun runs;

    @Autowired
    private ReportSource reports;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        DATABASE.properties(properties::add);
    }

    /** A customer before its tier was changed. */
    private record Chosen(String code, String name, String tier, int managerId, int cityId) {}

    @Test
    void whatAManagerProposesAndTheCityApprovesStandsInTheReportOfThatMonth(
            @TempDir Path pack, @Autowired ImportService imports, @Autowired PasswordEncoder passwords)
            throws IOException {
        load(pack, imports, passwords.encode(PASSWORD));
        Chosen customer = someCustomer();

        Visitor manager =
                chromium.visitor(port, Locale.SIMPLIFIED_CHINESE, PHONE).logIn("manager1", PASSWORD);
        manager.open("/tier-changes").assertSound();
        manager.click(".page-actions a.btn-primary");
        manager.page().fill("#search", customer.name());
        manager.click("form.query button");
        manager.assertSound();
        assertThat(manager.main().innerText()).contains(customer.name());
        manager.open("/customers/" + customer.code());
        manager.click("main a[href='/tier-changes/new?customer=" + customer.code() + "']");
        manager.assertSound();
        assertThat(manager.main().innerText()).contains("价值评分", customer.tier());

        manager.page().fill("#reason", "新签三年专线合同");
        manager.click("main form[action='/tier-changes'] button");
        assertThat(manager.page().url()).endsWith("/tier-changes");
        assertThat(manager.page().evaluate("document.activeElement.getAttribute('role')"))
                .as("what has the focus")
                .isEqualTo("alert");
        assertThat(manager.page().inputValue("#reason")).isEqualTo("新签三年专线合同");
        manager.assertSound();
        manager.page().check("input[name=to][value=A1]");
        manager.click("main form[action='/tier-changes'] button");
        manager.assertSound();
        String request = manager.page().url().replaceFirst(".*(/tier-changes/\\d+)$", "$1");

        manager.open("/customers/" + customer.code());
        assertThat(manager.main()
                        .locator(".page-actions a[href='" + request + "']")
                        .innerText())
                .isEqualTo("待审批：" + customer.tier() + " → A1");

        Visitor city = chromium.visitor(port, Locale.ENGLISH, DESK).logIn("city1", PASSWORD);
        city.click("nav#menu a[href='/tier-changes']");
        city.assertSound();
        city.click("main a[href='" + request + "']");
        city.assertSound();
        assertThat(city.main().innerText()).contains(customer.name(), "新签三年专线合同", "Value score of 2026-10");
        city.click("button[value=REJECT]");
        assertThat(city.main().innerText()).contains("Say why you reject");
        city.assertSound();
        city.page().fill("#comment", "Contract seen");
        city.click("button[value=APPROVE]");
        assertThat(city.main().innerText()).contains("Approved. The new tier is in effect.");
        city.assertSound();

        manager.open(request).assertSound();
        assertThat(manager.main().innerText()).contains("已批准", "Contract seen", "2026-11");
        assertThat(manager.main().locator("dd .chip.tier-a1").count())
                .as("asked for, and in effect")
                .isEqualTo(2);
        manager.click("main dd a[href='/customers/" + customer.code() + "']");
        assertThat(manager.main().locator(".page-head").innerText()).contains("A1");

        clock.set(Instant.parse("2026-12-02T02:00:00Z"));
        runs.run(NOVEMBER, progress -> {});
        assertThat(textOfReport(customer))
                .containsPattern(Pattern.quote(customer.name()) + "\\s+" + customer.tier() + "\\s+A1\\s");
    }

    private void load(Path pack, ImportService imports, String passwordHash) throws IOException {
        DemoProvince.write(new DemoSettings(200, 6, NOVEMBER, 1, pack), DemoProgress.NONE);
        ImportReport report = imports.load(
                List.of(pack), ImportOptions.by("test").withNewAccountPassword(passwordHash), ImportProgress.NONE);
        assertThat(report.outcome()).isEqualTo(ImportReport.Outcome.DONE);
        runs.run(NOVEMBER.minusMonths(2), progress -> {});
        runs.run(NOVEMBER.minusMonths(1), progress -> {});
    }

    /** One of the manager's, with facts of the next month too, which the system would not put into A1 by itself. */
    private Chosen someCustomer() {
        return JdbcClient.create(DATABASE.owner()).sql("""
                        select c.code, c.name, c.tier, c.manager_id, c.city_id from customer c
                        join account a on a.id = c.manager_id and a.login = 'manager1'
                        join customer_month m on m.customer_id = c.id and m.month = '2026-11-01'
                        where c.tier in ('B1', 'B2', 'C') and c.status = 'active' order by c.code limit 1""").query(Chosen.class).single();
    }

    private String textOfReport(Chosen customer) throws IOException {
        AccessScope scope = AccessScope.manager(customer.managerId(), customer.cityId());
        byte[] report = CurrentScope.call(scope, () -> reports.monthly(NOVEMBER, scope, Locale.SIMPLIFIED_CHINESE))
                .content();
        try (PDDocument document = Loader.loadPDF(report)) {
            PDFTextStripper reader = new PDFTextStripper();
            reader.setSortByPosition(true);
            return reader.getText(document);
        }
    }
}
