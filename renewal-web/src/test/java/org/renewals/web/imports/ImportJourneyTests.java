package org.renewals.web.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.renewals.access.Role;
import org.renewals.ingest.file.WorkbookFile;
import org.renewals.testing.Browser;
import org.renewals.testing.Browser.FilePart;
import org.renewals.testing.WebJourney;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Imports as administrators make them on pages, and what everybody else is refused. */
class ImportJourneyTests extends WebJourney {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final FilePart PRODUCTS =
            FilePart.of("products.csv", "code,name,family,colour\nIM1,Line,standard,red\nIM2,App,application,blue\n");
    private static final FilePart CUSTOMERS = FilePart.of(
            "customers.csv",
            "code,name,org_code,manager_login\nIMA,Alpha,C1A,im-manager\nIMB,Beta,C1A,im-nobody\nIMC,=1+1,C1A,im-manager\n");

    @TempDir
    private Path folder;

    @BeforeAll
    static void people() {
        account("im-admin", Role.ADMIN, "P");
        account("im-second", Role.ADMIN, "P");
        account("im-province", Role.PROVINCE, "P");
        account("im-city", Role.CITY, "C1");
        account("im-manager", Role.MANAGER, "C1A");
    }

    @AfterEach
    void nothingLeft() {
        execute("""
                delete from customer_assignment where customer_id in (select id from customer where code like 'IM%');
                delete from customer where code like 'IM%';
                delete from product where code like 'IM%';
                delete from import_order;
                delete from import_batch""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"im-province", "im-city", "im-manager"})
    void nobodyElseGetsInAndNothingOfTheirsIsStored(String login) {
        String ticket = ticket(english("im-admin"));
        Browser browser = browserOf(login);
        for (String path : List.of(
                "/imports", "/imports/1", "/imports/batches/1", "/imports/1/rejects/1", "/imports/upload/" + ticket)) {
            assertThat(browser.get(path).status()).as(path).isEqualTo(403);
        }
        String token =
                browser.open("/").page().select("input[name=_csrf]").first().val();
        for (String path : List.of("/imports", "/imports/1/again", "/imports/1/withdraw")) {
            assertThat(browser.post(path, Map.of("_csrf", token)).status())
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(browser.upload("/imports/upload/" + ticket, PRODUCTS).status())
                .isEqualTo(403);
        assertThat(look("select count(*) from import_content")).containsExactly("0");
        assertThat(look("select status from import_order")).containsExactly("open");
        assertThat(browser.open("/").page().select("nav#menu a[href=/imports]")).isEmpty();
    }

    @Test
    void whoeverIsNotLoggedInIsSentAwayBeforeAnythingIsStored() {
        String ticket = ticket(english("im-admin"));
        Browser stranger = browser();
        assertThat(stranger.upload("/imports/upload/" + ticket, PRODUCTS).location())
                .startsWith("/login");
        assertThat(look("select count(*) from import_content")).containsExactly("0");
    }

    @Test
    void anOrderNeedsTheFormsTokenAndAnUploadItsOwnTicket() {
        Browser browser = english("im-admin");
        assertThat(browser.post("/imports", Map.of("encoding", "UTF-8")).status())
                .isEqualTo(403);
        assertThat(look("select count(*) from import_order")).containsExactly("0");

        String guessed = "0".repeat(32);
        assertThat(browser.upload("/imports/upload/" + guessed, PRODUCTS).status())
                .isEqualTo(404);
        String ofAnother = ticket(english("im-second"));
        assertThat(browser.upload("/imports/upload/" + ofAnother, PRODUCTS).status())
                .isEqualTo(404);
        assertThat(look("select count(*) from import_content")).containsExactly("0");
    }

    @Test
    void filesAreLoadedRejectsMendedAndLoadedAgainAndTwiceIsOnce() {
        Browser browser = english("im-admin");
        upload(browser, PRODUCTS);
        assertThat(rows(browser)).contains("products.csv 2 2 0 0 0 colour");

        String page = upload(browser, CUSTOMERS);
        assertThat(rows(browser)).contains("customers.csv 3 2 0 0 1 –");
        assertThat(browser.page().select("section table").text())
                .contains("3 manager_login im-nobody not among the users");
        assertThat(look("select code from customer where code like 'IM%' order by code"))
                .containsExactly("IMA", "IMC");
        String download = browser.page().select("section a[href*=/rejects/]").attr("href");
        browser.get(download);
        assertThat(browser.header("Content-Disposition")).contains("customers.rejected.csv");
        assertThat(browser.header("Content-Type")).startsWith("text/csv");
        String rejects = browser.body();
        assertThat(rejects).contains("IMB,Beta,C1A,im-nobody,3,manager_login,im-nobody");
        assertThat(
                        look(
                                "select count(*) from audit_entry where action = 'import.rejects-fetched' and actor = 'im-admin'"))
                .containsExactly("1");

        // in the reader's language, whatever the import was told
        browser.open(page).submit("/language", "language", "zh").follow();
        assertThat(browser.page().select("section table").text())
                .contains("im-nobody")
                .doesNotContain("not among");
        browser.open(page).submit("/language", "language", "en");

        upload(browser, FilePart.of("customers.rejected.csv", rejects.replace("im-nobody", "im-manager")));
        assertThat(rows(browser)).contains("customers.rejected.csv 1 1 0 0 0 –");

        upload(browser, PRODUCTS);
        assertThat(rows(browser)).contains("products.csv 2 0 0 2 0 colour");
        assertThat(look("select count(*) from import_content_chunk c join import_content k on k.id = c.content_id"
                        + " where k.kind <> 'rejects'"))
                .containsExactly("0");

        browser.open("/imports");
        assertThat(browser.page().select("tbody tr")).hasSize(4);
        assertThat(browser.page().select("tbody").text()).contains("Name of im-admin");
        assertThat(look("select count(*) from audit_entry where action = 'import.ordered' and actor = 'im-admin'"))
                .first()
                .satisfies(count -> assertThat(Integer.parseInt(count)).isGreaterThanOrEqualTo(4));
    }

    @Test
    void aDryRunShowsWhatWouldHappenAndChangesNothing() {
        Browser browser = english("im-admin");
        String ticket = ticket(browser, "dryRun", "true");
        String page = done(browser.upload("/imports/upload/" + ticket, PRODUCTS, CUSTOMERS));
        assertThat(browser.open(page).page().select("main").text()).contains("This was a dry run");
        assertThat(rows(browser)).contains("products.csv 2 2 0 0 0 colour", "customers.csv 3 2 0 0 1 –");
        assertThat(browser.page().select("section table").text()).contains("im-nobody");
        assertThat(look("select code from product where code like 'IM%' union all"
                        + " select code from customer where code like 'IM%'"))
                .isEmpty();
        assertThat(look("select status from import_batch")).containsExactly("checked");
    }

    @Test
    void aFileThatIsTooLargeIsRefusedInTheReadersLanguageAndNothingOfItKept() {
        Browser browser = english("im-admin");
        String ticket = ticket(browser);
        FilePart large = FilePart.of("customers.csv", "x".repeat(3 * 1024 * 1024 + 1));
        assertThat(browser.upload("/imports/upload/" + ticket, large).status()).isEqualTo(413);
        assertThat(browser.page().select("[role=alert]").text()).contains("customers.csv is larger than 3 MB");
        assertThat(look("select count(*) from import_content")).containsExactly("0");

        FilePart half = FilePart.of("products.csv", "x".repeat(2_500_000));
        FilePart other = FilePart.of("customers.csv", "x".repeat(2_500_000));
        browser.open("/imports").submit("/language", "language", "zh");
        assertThat(browser.upload("/imports/upload/" + ticket, half, other).status())
                .isEqualTo(413);
        assertThat(browser.page().select("[role=alert]").text()).contains("合计超过 4 MB");
        assertThat(look("select count(*) from import_content")).containsExactly("0");

        // the same ticket is still good
        done(browser.upload("/imports/upload/" + ticket, PRODUCTS));
    }

    @Test
    void aTicketIsGoodForOneUpload() {
        Browser browser = english("im-admin");
        String ticket = ticket(browser);
        done(browser.upload("/imports/upload/" + ticket, PRODUCTS));
        assertThat(browser.upload("/imports/upload/" + ticket, CUSTOMERS).status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../customers.csv",
                "..\\customers.csv",
                "/etc/customers.csv",
                ".customers.csv",
                "customers\r\nX-Evil: 1.csv",
                "customers\u202Evsc.exe",
                "<b>customers.csv"
            })
    void aNameThatIsMoreThanANameIsRefusedAndShownHarmlessly(String name) {
        Browser browser = english("im-admin");
        String ticket = ticket(browser);
        browser.upload("/imports/upload/" + ticket, FilePart.of(name, "code,name,family\n"));
        assertThat(browser.status()).isEqualTo(422);
        assertThat(browser.page().select("[role=alert]").text())
                .contains("cannot be the name of an uploaded file")
                .doesNotContain("\u202E");
        assertThat(browser.page().select("main b:contains(customers)")).isEmpty();
        assertThat(look("select count(*) from import_content")).containsExactly("0");
    }

    @Test
    void filesNobodyCanUseAreNamedWithWhatIsAccepted() throws IOException {
        Browser browser = english("im-admin");
        upload(
                browser,
                FilePart.of("clients.csv", "a,b\n1,2\n"),
                new FilePart("files", "products.xlsx", bomb()),
                new FilePart("files", "customers.xlsx", entities()),
                FilePart.of("visits.csv", "<html><body>no visits</body></html>"));
        assertThat(browser.page().select(".notice-bad").text())
                .contains("clients.csv is named after no data file")
                .contains("products.xlsx unpacks to far more")
                .contains("customers.xlsx holds XML document types")
                .contains("visits.csv is a web page");
        assertThat(browser.page().select(".chip-bad").text()).contains("Nothing loaded");
    }

    @Test
    void aProfileMapsTheFilesOfAnotherSystem() {
        Browser browser = english("im-admin");
        FilePart profile = new FilePart("profile", "shop.yaml", """
                name: shop
                sources:
                  articles: {file: articles.csv}
                targets:
                  - target: products
                    source: articles
                    columns:
                      code: "IM-{Nr}"
                      name: "{Text}"
                      family: standard
                """.getBytes(StandardCharsets.UTF_8));
        upload(browser, FilePart.of("articles.csv", "Nr,Text\n7,Phone\n"), profile);
        assertThat(browser.page().select("main").text()).contains("shop.yaml");
        assertThat(look("select code || name from product where code like 'IM%'"))
                .containsExactly("IM-7Phone");
    }

    @Test
    void aWrongProfileFailsWithAClearMessage() {
        Browser browser = english("im-admin");
        FilePart profile = new FilePart("profile", "shop.yaml", "sorces: []\n".getBytes(StandardCharsets.UTF_8));
        upload(browser, FilePart.of("articles.csv", "Nr,Text\n7,Phone\n"), profile);
        assertThat(browser.page().select("[role=alert]").text())
                .contains("shop.yaml")
                .contains("Accepted:");
        assertThat(browser.page().select(".page-head .chip-bad").text()).isEqualTo("Failed");
    }

    @Test
    void importsOfCommandsAndInterruptedOnesAreShownAsWhatTheyAre() {
        execute("""
                insert into import_batch (actor, started_at, finished_at, status)
                    values ('operator', '2026-11-01T00:00Z', '2026-11-01T00:01:12Z', 'done');
                insert into import_batch (actor, started_at, status) values ('killed', '2026-11-02T00:00Z', 'running');
                insert into import_order (ticket, account_id, status, dry_run, correction, language, ordered_at, started_at)
                    select 'x', id, 'running', false, false, 'en', '2026-11-03T00:00Z', '2026-11-03T00:00Z' from account
                    where login = 'im-second'""");
        Browser browser = english("im-admin").open("/imports");
        List<String> shown = browser.page().select("tbody tr").eachText();
        assertThat(shown.get(0)).contains("Interrupted").contains("Name of im-second");
        assertThat(shown.get(1)).contains("Interrupted").contains("killed").contains("Command");
        assertThat(shown.get(2)).contains("Done").contains("operator").contains("0:01:12");

        String page = browser.page().select("tbody tr a").first().attr("href");
        browser.open(page).submit(page + "/withdraw").follow();
        assertThat(browser.page().select(".page-head .chip").text()).isEqualTo("Withdrawn");
        browser.open("/imports").open(page);
        assertThat(browser.page().select("form[action$=/withdraw]")).isEmpty();
    }

    private static String ticket(Browser browser, String... options) {
        String upload = browser.open("/imports").submit("/imports", options).location();
        assertThat(upload).startsWith("/imports/upload/");
        return upload.substring("/imports/upload/".length());
    }

    /** Has files loaded and opens the result; returns its address. */
    private String upload(Browser browser, FilePart... files) {
        String ticket = ticket(browser);
        String page = done(browser.upload("/imports/upload/" + ticket, files));
        browser.open(page);
        return page;
    }

    /** Waits until the import whose upload was just answered is over. */
    private String done(Browser browser) {
        assertThat(browser.status()).as(browser.body()).isEqualTo(302);
        String page = browser.location();
        Awaitility.await().atMost(LIMIT).pollInterval(Duration.ofMillis(200)).untilAsserted(() -> {
            clock.advance(Duration.ofSeconds(1));
            assertThat(look("select status from import_order where id = " + page.substring("/imports/".length())))
                    .first()
                    .isIn("done", "failed");
        });
        return page;
    }

    private static List<String> rows(Browser browser) {
        return browser.page().select("main .card").stream()
                .filter(card -> card.select("h2").text().equals("Files"))
                .flatMap(card -> card.select("tbody tr").eachText().stream())
                .toList();
    }

    /** 300 MB in some hundred kilobytes. */
    private byte[] bomb() throws IOException {
        return workbook(book -> book.part("xl/worksheets/sheet1.xml", out -> {
            out.write(WorkbookFile.SHEET_START.getBytes(StandardCharsets.UTF_8));
            byte[] rows = "<row><c><v>1</v></c></row>".repeat(10_000).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 1_200; i++) {
                out.write(rows);
            }
            out.write(WorkbookFile.SHEET_END.getBytes(StandardCharsets.UTF_8));
        }));
    }

    private byte[] entities() throws IOException {
        return workbook(book -> book.part(
                "xl/worksheets/sheet1.xml",
                "<!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/passwd\">]>" + WorkbookFile.SHEET_START + "&y;"
                        + WorkbookFile.SHEET_END));
    }

    private interface Filling {
        void of(WorkbookFile book) throws IOException;
    }

    private byte[] workbook(Filling filling) throws IOException {
        Path file = folder.resolve("book.xlsx");
        try (WorkbookFile book = new WorkbookFile(file)) {
            filling.of(book);
        }
        return Files.readAllBytes(file);
    }

    private Browser english(String login) {
        Browser browser = browserOf(login);
        browser.open("/imports").submit("/language", "language", "en");
        return browser;
    }

    private static List<String> look(String query) {
        return JdbcClient.create(database().owner())
                .sql(query)
                .query(String.class)
                .list();
    }

    private static void execute(String script) {
        try (Connection connection = database().owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(script);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
