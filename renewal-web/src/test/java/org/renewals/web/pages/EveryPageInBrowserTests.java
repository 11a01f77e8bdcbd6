package org.renewals.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
     * Whether every page is looked at for every role in both languages: some minutes. Otherwise each role sees a page in one
     * language, and a browser looks at what one of the roles sees there; for the others, and for the same page about cities,
     * counties or managers, the markup is checked alone.
     */
    private static final boolean EVERYWHERE = Boolean.getBoolean("pages.everywhere");

    /** What a page is grouped by changes its rows, not how it is made. */
    private static final Pattern GROUPING = Pattern.compile("by=[a-z]+");

    private static final int BROWSERS_AT_ONCE = 2;
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

    /** First everything is read, which finds what there is; then two browsers look at what is to be looked at. */
    @Test
    void isValidAndAccessible() {
        try (Inspection inspection = new Inspection()) {
            PageWalk pages = pages();
            Map<Role, CompletableFuture<Set<String>>> readers = new EnumMap<>(Role.class);
            for (Role role : Role.values()) {
                readers.put(role, CompletableFuture.supplyAsync(() -> read(pages, role, inspection)));
            }
            Map<Role, Set<String>> addresses = new EnumMap<>(Role.class);
            readers.forEach((role, reader) -> addresses.put(role, reader.join()));
            Queue<Look> looks = new ConcurrentLinkedQueue<>(looks(pages, addresses));
            List<CompletableFuture<Void>> browsers = Stream.generate(
                            () -> CompletableFuture.runAsync(() -> look(looks, inspection)))
                    .limit(BROWSERS_AT_ONCE)
                    .toList();
            browsers.forEach(CompletableFuture::join);
            assertThat(inspection.faults()).as("faults of pages").isEmpty();
            log.info(
                    "{} readings of pages of {} roles, and {} looks at them, found no fault",
                    inspection.readings(),
                    addresses.size(),
                    inspection.looks());
        }
    }

    /** @return the addresses of what a role comes to */
    private Set<String> read(PageWalk pages, Role role, Inspection inspection) {
        Map<Locale, Browser> readers = new HashMap<>();
        return pages.walk(
                starts(role),
                address -> languages(pages, role, address).stream()
                        .flatMap(language -> {
                            Browser reader = readers.computeIfAbsent(
                                    language,
                                    one -> new Browser(port)
                                            .with("Accept-Language", one.toLanguageTag())
                                            .logIn(PagesWorld.login(role), DemoData.PASSWORD));
                            return inspection.read(reader.open(address), address, role, language).stream();
                        })
                        .toList());
    }

    /** Of pages of one kind that several roles come to, now one role's and now another's is looked at. */
    private static List<Look> looks(PageWalk pages, Map<Role, Set<String>> addresses) {
        List<Look> all = addresses.entrySet().stream()
                .flatMap(role -> role.getValue().stream()
                        .flatMap(address -> languages(pages, role.getKey(), address).stream()
                                .map(language -> new Look(role.getKey(), language, address))))
                .toList();
        if (EVERYWHERE) {
            return all;
        }
        Map<String, List<Look>> kinds = all.stream()
                .collect(Collectors.groupingBy(
                        look -> GROUPING.matcher(kind(pages, look.address())).replaceAll(""),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return kinds.entrySet().stream()
                .map(kind -> kind.getValue()
                        .get(Math.floorMod(
                                kind.getKey().hashCode(), kind.getValue().size())))
                .toList();
    }

    private void look(Queue<Look> looks, Inspection inspection) {
        try (RealBrowser chromium = new RealBrowser()) {
            Map<String, Visitor> visitors = new HashMap<>();
            for (Look look = looks.poll(); look != null; look = looks.poll()) {
                Role role = look.role();
                Locale language = look.language();
                Visitor visitor = visitors.computeIfAbsent(
                        role + " " + language,
                        one -> chromium.visitor(port, language, Inspection.DESK)
                                .logIn(PagesWorld.login(role), DemoData.PASSWORD));
                inspection.look(visitor.open(look.address()), role, language);
                if (SENT_EMPTY.matcher(look.address()).matches()) {
                    visitor.page().evaluate("document.querySelector('main form[method=post]').noValidate = true");
                    inspection.look(visitor.click("main form[method=post] button[type=submit]"), role, language);
                }
            }
            visitors.values().forEach(Visitor::close);
        }
    }

    /** In everyday runs one language for one role and the other for the next, so that a page is seen in both. */
    private static List<Locale> languages(PageWalk pages, Role role, String address) {
        int one = kind(pages, address).hashCode() + role.code().length();
        return EVERYWHERE ? LANGUAGES : List.of(LANGUAGES.get(Math.floorMod(one, LANGUAGES.size())));
    }

    private static String kind(PageWalk pages, String address) {
        return pages.kind(address).orElse(address);
    }

    private record Look(Role role, Locale language, String address) {}

    @Test
    void whatStrangersSeeIsValidAndAccessible() {
        try (Inspection inspection = new Inspection()) {
            for (Locale language : EVERYWHERE ? LANGUAGES : LANGUAGES.subList(0, 1)) {
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
