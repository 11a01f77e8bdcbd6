package org.renewals.web.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.renewals.ingest.ImportService;
import org.renewals.scoring.run.MonthlyRun;
import org.renewals.testing.Browser;
import org.renewals.testing.TestDatabase;
import org.renewals.testing.TestSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.yaml.snakeyaml.Yaml;

/**
 * Asks every route as every reader for things of his own, of a colleague, of another city, and for things that are not there
 * (OWASP ASVS 8.2): what is not his answers 404 in the very words of what does not exist, a function that is not his 403,
 * each refusal leaves one line in the audit log, and no answer of any kind holds a word of somebody else's.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(TestSettings.class)
class RouteSweepTests {

    private static final Logger log = LoggerFactory.getLogger(RouteSweepTests.class);
    private static final String PASSWORD = "a good pass phrase";
    private static final TestDatabase DATABASE = TestDatabase.forTheWholeRun();
    private static final SweepWorld WORLD = new SweepWorld(DATABASE);
    private static final Map<Reader, Browser> BROWSERS = new EnumMap<>(Reader.class);
    private static final List<Route> ROUTES = declared();
    private static int asked;
    private static int refused;

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
    void logEverybodyIn(
            @TempDir Path folder,
            @Autowired ImportService imports,
            @Autowired MonthlyRun run,
            @Autowired PasswordEncoder encoder)
            throws IOException {
        if (!BROWSERS.isEmpty()) {
            return;
        }
        WORLD.settle(folder, imports, run, encoder.encode(PASSWORD));
        BROWSERS.put(Reader.STRANGER, new Browser(port));
        for (Reader reader : Reader.PEOPLE) {
            Browser browser = new Browser(port).logIn(reader.login(), PASSWORD);
            assertThat(browser.location()).as("log-in of %s", reader).isEqualTo("/");
            BROWSERS.put(reader, browser);
        }
    }

    @AfterAll
    static void count() {
        log.info(
                "{} routes, {} kinds of reader, {} requests: {} answered, {} refused",
                ROUTES.size(),
                Reader.values().length,
                asked,
                asked - refused,
                refused);
    }

    @Test
    void everyRouteIsDeclaredAndEveryDeclaredRouteExists() {
        Set<String> mapped = new TreeSet<>();
        handlers.getHandlerMethods().forEach((mapping, handler) -> {
            if (handler.getBeanType().getName().startsWith("org.renewals.")) {
                routes(mapping).forEach(mapped::add);
            }
        });
        assertThat(ROUTES.stream().map(Route::toString)).containsExactlyInAnyOrderElementsOf(mapped);
    }

    @TestFactory
    Stream<DynamicContainer> whatIsNotOnesOwnIsNotThere() {
        return ROUTES.stream()
                .map(route -> DynamicContainer.dynamicContainer(
                        route.toString(),
                        Stream.of(strangers(route), shutOut(route), named(route), forged(route), own(route))
                                .flatMap(tests -> tests)));
    }

    /** Whoever is not logged in is sent to log in. */
    private Stream<DynamicTest> strangers(Route route) {
        return route.readers().contains(Reader.STRANGER)
                ? Stream.empty()
                : Stream.of(test(Reader.STRANGER, "", () -> {
                    ask(route, Reader.STRANGER, good(route, Reader.PROVINCE), true);
                    // a program is told so; people are sent to log in
                    boolean program = route.path().startsWith("/api/");
                    assertAnswer(Reader.STRANGER, Set.of(program ? 401 : 302));
                    if (!program) {
                        assertThat(BROWSERS.get(Reader.STRANGER).location()).startsWith("/login");
                    }
                    refused++;
                }));
    }

    /** A function that is not of the reader's role is refused, whatever it is asked for. */
    private Stream<DynamicTest> shutOut(Route route) {
        return Reader.PEOPLE.stream()
                .filter(reader -> !route.readers().contains(reader))
                .map(reader -> test(reader, "function", () -> {
                    assertRefused(route, reader, good(route, Reader.PROVINCE), 403);
                }));
    }

    /** Each thing a request names, in each relation that is not the reader's own, against one that does not exist. */
    private Stream<DynamicTest> named(Route route) {
        return Reader.PEOPLE.stream()
                .filter(reader ->
                        route.readers().contains(reader) && !route.blind().contains(reader))
                .flatMap(reader -> route.names().entrySet().stream()
                        .flatMap(name -> Stream.of(Relation.COLLEAGUE, Relation.OTHER_CITY, Relation.MISSING)
                                .filter(whose -> WORLD.name(name.getValue(), reader, whose)
                                        .isPresent())
                                .map(whose -> test(reader, name.getKey() + " " + whose, () -> {
                                    assertThat(refusal(route, reader, name, whose))
                                            .isEqualTo(refusal(route, reader, name, Relation.MISSING));
                                }))));
    }

    /** A form from elsewhere carries no token. */
    private Stream<DynamicTest> forged(Route route) {
        return Reader.PEOPLE.stream()
                .filter(reader -> route.isPost() && route.readers().contains(reader))
                .map(reader -> test(reader, "forged", () -> {
                    ask(route, reader, good(route, reader), false);
                    assertAnswer(reader, Set.of(403));
                    refused++;
                }));
    }

    private Stream<DynamicTest> own(Route route) {
        return route.readers().stream()
                .sorted()
                .map(reader -> test(reader, "own", () -> {
                    ask(route, reader, good(route, reader), true);
                    assertAnswer(reader, route.answers().get(reader));
                    BROWSERS.get(reader).follow();
                    assertAnswer(reader, Set.of(BROWSERS.get(reader).status()));
                    assertThat(BROWSERS.get(reader).status()).isLessThan(500);
                }));
    }

    private String refusal(Route route, Reader reader, Map.Entry<String, String> name, Relation whose) {
        Map<String, String> values = good(route, reader);
        String foreign = WORLD.name(name.getValue(), reader, whose).orElseThrow();
        if (!route.isPost()) {
            // a filter narrower than the one under test may outdo it
            values.keySet().removeIf(other -> route.names().containsKey(other) && !route.isVariable(other));
        }
        values.put(name.getKey(), foreign);
        assertRefused(route, reader, values, 404);
        return BROWSERS.get(reader)
                .body()
                .replaceAll("(name=\"_csrf\" value|name=\"csrf-token\" content|name=\"back\" value)=\"[^\"]*\"", "");
    }

    private void assertRefused(Route route, Reader reader, Map<String, String> values, int status) {
        long before = denials();
        ask(route, reader, values, true);
        assertAnswer(reader, Set.of(status));
        assertThat(denials() - before).as("lines in the audit log").isEqualTo(1);
        refused++;
    }

    private static long denials() {
        return JdbcClient.create(DATABASE.owner())
                .sql("select count(*) from audit_entry where action = 'access.denied'")
                .query(Long.class)
                .single();
    }

    /** A request for things the reader may have; where he has none of a kind that may be left out, it is. */
    private static Map<String, String> good(Route route, Reader reader) {
        Map<String, String> values = new LinkedHashMap<>(route.sent());
        route.names().forEach((name, kind) -> {
            Optional<String> own = WORLD.name(kind, reader, Relation.OWN);
            own.ifPresent(value -> values.put(name, value));
        });
        return values;
    }

    private void ask(Route route, Reader reader, Map<String, String> values, boolean withToken) {
        Browser browser = BROWSERS.get(reader);
        Map<String, String> others = values.entrySet().stream()
                .filter(value -> !route.isVariable(value.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        if (route.isPost()) {
            if (withToken) {
                others.put(
                        "_csrf",
                        browser.open("/password")
                                .page()
                                .select("input[name=_csrf]")
                                .first()
                                .val());
            }
            browser.post(route.path(values), others);
        } else {
            String query = others.entrySet().stream()
                    .map(value -> value.getKey() + "=" + value.getValue())
                    .collect(Collectors.joining("&"));
            browser.get(route.path(values) + (query.isEmpty() ? "" : "?" + query));
        }
        asked++;
    }

    private static void assertAnswer(Reader reader, Set<Integer> statuses) {
        Browser browser = BROWSERS.get(reader);
        String text = text(browser.bytes());
        assertThat(statuses)
                .as("statuses; answered %s: %s", browser.status(), excerpt(text))
                .contains(browser.status());
        assertThat(reader.isLeakedTo(text))
                .as("a word of somebody else's in %s", excerpt(text))
                .isFalse();
        assertThat(browser.header("Content-Security-Policy")).contains("default-src 'none'", "frame-ancestors 'none'");
        assertThat(browser.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(browser.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(browser.header("Permissions-Policy")).contains("camera=()");
        assertThat(browser.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(browser.header("Cache-Control")).contains("no-store");
    }

    /** What a person could read in an answer: a page, a sheet, a document. */
    private static String text(byte[] answer) {
        try {
            if (startsWith(answer, "%PDF")) {
                try (PDDocument document = Loader.loadPDF(answer)) {
                    return new PDFTextStripper().getText(document);
                }
            }
            if (startsWith(answer, "PK")) {
                return unzipped(answer);
            }
            return new String(answer, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** By the directory at its end: workbooks say the sizes of their parts only there. */
    private static String unzipped(byte[] answer) throws IOException {
        Path file = Files.createTempFile("sweep", ".zip");
        try {
            Files.write(file, answer);
            StringBuilder all = new StringBuilder();
            try (ZipFile zip = new ZipFile(file.toFile())) {
                for (ZipEntry entry : Collections.list(zip.entries())) {
                    all.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
                }
            }
            return all.toString();
        } finally {
            Files.delete(file);
        }
    }

    private static boolean startsWith(byte[] answer, String sign) {
        return new String(answer, 0, Math.min(answer.length, 8), StandardCharsets.ISO_8859_1).startsWith(sign);
    }

    private static String excerpt(String text) {
        return text.length() > 2_000 ? text.substring(0, 2_000) + "…" : text;
    }

    private static DynamicTest test(Reader reader, String what, Runnable check) {
        return DynamicTest.dynamicTest((reader.word() + " " + what).strip(), check::run);
    }

    private static Stream<String> routes(RequestMappingInfo mapping) {
        List<String> methods = mapping.getMethodsCondition().getMethods().isEmpty()
                ? List.of("ANY")
                : mapping.getMethodsCondition().getMethods().stream()
                        .map(Enum::name)
                        .toList();
        return methods.stream()
                .flatMap(method -> mapping.getPatternValues().stream().map(path -> method + " " + path));
    }

    private static List<Route> declared() {
        try (InputStream file = RouteSweepTests.class.getResourceAsStream("/sweep.yml")) {
            return Route.all(new Yaml().load(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
