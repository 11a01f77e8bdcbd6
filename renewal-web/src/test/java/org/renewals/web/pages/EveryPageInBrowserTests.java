package org.renewals.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.renewals.access.Role;
import org.renewals.ingest.ImportService;
import org.renewals.scoring.run.MonthlyRun;
import org.renewals.testing.Browser;
import org.renewals.testing.DemoData;
import org.renewals.testing.Keyboard;
import org.renewals.testing.PageWalk;
import org.renewals.testing.RealBrowser;
import org.renewals.testing.TestDatabase;
import org.renewals.testing.TestSettings;
import org.renewals.testing.Visitor;
import org.renewals.web.support.MenuPages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every page that the menu or a link on a page leads to, for each role in both languages: valid HTML, without a violation
 * that axe knows of, and whole on a desk and on a phone; and the way of somebody who has a keyboard only.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(TestSettings.class)
class EveryPageInBrowserTests {

    @RegisterExtension
    static final RealBrowser chromium = new RealBrowser();

    private static final Logger log = LoggerFactory.getLogger(EveryPageInBrowserTests.class);
    private static final TestDatabase DATABASE = TestDatabase.forTheWholeRun();
    private static final List<Locale> LANGUAGES = List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH);
    private static final String NOWHERE = "/no-such-page";

    /** Forms that are also looked at with what they say to somebody who has filled in nothing. */
    private static final Pattern SENT_EMPTY =
            Pattern.compile("/password|/accounts/new|/tier-changes/new\\?customer=.*");

    /**
     * Whether every page is looked at for every role in both languages with everything: some minutes. Otherwise each role
     * sees a page in one language, and a browser looks at what the first role to come there sees; for the others, and for
     * the same page about cities, counties or managers, the markup is checked alone.
     */
    private static final boolean EVERYWHERE = Boolean.getBoolean("pages.everywhere");

    /** What a page is grouped by changes its rows, not how it is made. */
    private static final Pattern GROUPING = Pattern.compile("by=[a-z]+");

    private static final int READERS_AT_ONCE = 2;
    private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();
    private static boolean settled;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping handlers;

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
            new PagesWorld(DATABASE).settle(folder, imports, run, encoder);
            settled = true;
        }
    }

    /** Two roles at once, each in a browser of its own. */
    @Test
    void isValidAndAccessible() {
        ExecutorService readers = Executors.newFixedThreadPool(READERS_AT_ONCE);
        try (Inspection inspection = new Inspection()) {
            List<CompletableFuture<Void>> walks = Stream.of(Role.values())
                    .map(role -> CompletableFuture.runAsync(() -> walk(role, inspection), readers))
                    .toList();
            walks.forEach(CompletableFuture::join);
            assertThat(inspection.faults()).as("faults of pages").isEmpty();
            log.info(
                    "{} looks at pages of {} roles, and {} at their markup alone, found no fault",
                    inspection.looks(),
                    walks.size(),
                    inspection.readings());
        } finally {
            readers.shutdownNow();
        }
    }

    private void walk(Role role, Inspection inspection) {
        try (RealBrowser chromium = new RealBrowser()) {
            Map<Locale, Visitor> visitors = new HashMap<>();
            Map<Locale, Browser> readers = new HashMap<>();
            Function<Locale, Visitor> visitor = language -> visitors.computeIfAbsent(
                    language,
                    one -> chromium.visitor(port, one, Inspection.DESK)
                            .logIn(PagesWorld.login(role), DemoData.PASSWORD));
            Function<Locale, Browser> reader = language -> readers.computeIfAbsent(
                    language,
                    one -> new Browser(port)
                            .with("Accept-Language", one.toLanguageTag())
                            .logIn(PagesWorld.login(role), DemoData.PASSWORD));
            PageWalk pages = pages();
            pages.walk(starts(role), address -> {
                String kind = pages.kind(address).orElse(address);
                if (EVERYWHERE) {
                    return LANGUAGES.stream()
                            .flatMap(language ->
                                    look(visitor.apply(language), role, language, address, inspection).stream())
                            .toList();
                }
                Locale language = language(role, kind);
                return SEEN.add(GROUPING.matcher(kind).replaceAll(""))
                        ? look(visitor.apply(language), role, language, address, inspection)
                        : inspection.read(reader.apply(language).open(address), address, role, language);
            });
            visitors.values().forEach(Visitor::close);
        }
    }

    /** @return the links on the page */
    private static List<String> look(
            Visitor visitor, Role role, Locale language, String address, Inspection inspection) {
        List<String> links = visitor.open(address).links();
        inspection.look(visitor, role, language);
        if (SENT_EMPTY.matcher(address).matches()) {
            visitor.page().evaluate("document.querySelector('main form[method=post]').noValidate = true");
            visitor.click("main form[method=post] button[type=submit]");
            inspection.look(visitor, role, language);
        }
        return links;
    }

    /** One language for one role and the other for the next, so that a page is seen in both. */
    private static Locale language(Role role, String kind) {
        return LANGUAGES.get(Math.floorMod(kind.hashCode() + role.code().length(), LANGUAGES.size()));
    }

    @Test
    void whatStrangersSeeIsValidAndAccessible() {
        try (Inspection inspection = new Inspection()) {
            for (Locale language : LANGUAGES) {
                Visitor stranger = chromium.visitor(port, language, Inspection.DESK);
                inspection.look(stranger.open(NOWHERE), null, language);
                inspection.look(stranger.open("/login"), null, language);
                stranger.page().fill("#username", "nobody");
                stranger.page().fill("#password", "nothing");
                inspection.look(stranger.click("main button[type=submit]"), null, language);
            }
            assertThat(inspection.faults()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, 1440", "en, 390"})
    void peopleWithoutAMouseComeFromTheLogInToACustomerAndToTheListAsAFile(String language, int width) {
        Visitor visitor = chromium.visitor(port, Locale.forLanguageTag(language), width);
        Page page = visitor.open("/login").page();
        Keyboard keys = new Keyboard(visitor);
        assertThat(keys.isOn("#username")).as("ready to type").isTrue();
        keys.type(PagesWorld.login(Role.MANAGER)).tab().type(DemoData.PASSWORD).follow();
        assertThat(page.url()).isEqualTo("http://localhost:" + port + "/");

        keys.tab();
        assertThat(keys.isOn(".skip-link")).as("first of all past the menu").isTrue();
        keys.enter().tab();
        assertThat(keys.isOn("#content *")).as("in the page's own part").isTrue();
        visitor.open("/");
        toCustomers(keys, width);

        keys.tab().enter().tabTo("main tbody th a[href^='/customers/']");
        String customer = page.evaluate("document.activeElement.textContent").toString();
        keys.follow();
        assertThat(page.locator("h1").innerText()).isEqualTo(customer);
        keys.tab().enter().tabTo("main nav a[href*='tab=']").follow();
        assertThat(page.locator("h1").innerText()).isEqualTo(customer);
        keys.tab().enter().tabToTheEnd();

        visitor.open(page.url().replaceFirst("^\\w+://[^/]+", ""));
        toCustomers(keys, width);
        keys.tab().enter().tabTo("main a[download][href^='/customers.csv']");
        assertThat(keys.download().suggestedFilename()).endsWith(".csv");
        keys.tabToTheEnd();
    }

    private static void toCustomers(Keyboard keys, int width) {
        if (width == Inspection.PHONE) {
            keys.tabTo(".topbar-menu").enter();
        }
        keys.tabTo("#menu a[href='/customers']").follow();
    }

    /** The menu, something that does not exist and a function of others. */
    private static List<String> starts(Role role) {
        List<String> starts = new ArrayList<>(MenuPages.entries().stream()
                .filter(entry -> entry.roles().contains(role))
                .map(MenuPages.Entry::path)
                .toList());
        starts.add(NOWHERE);
        starts.add(role == Role.ADMIN ? "/customers" : "/accounts");
        return starts;
    }

    private PageWalk pages() {
        return new PageWalk(handlers.getHandlerMethods().keySet().stream()
                .filter(mapping -> mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .flatMap(mapping -> mapping.getPathPatternsCondition().getPatterns().stream())
                .toList());
    }
}
