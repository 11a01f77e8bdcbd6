package org.renewals.testing;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The Chromium installed on this machine, for tests of what scripts and style sheets make of a page. Use as
 * {@code @RegisterExtension static final RealBrowser chromium = new RealBrowser();}. Where there is none, each test is
 * skipped and says so; {@code -Dtest.browser=PATH} names one that is not on the path. Nothing is ever downloaded.
 */
public final class RealBrowser implements BeforeEachCallback, AfterEachCallback, AfterAllCallback, AutoCloseable {

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    /** Root needs the first one; the others keep the browser from talking to anybody but the test. */
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run");

    private final List<Visitor> visitors = new ArrayList<>();
    private @Nullable Playwright playwright;
    private com.microsoft.playwright.@Nullable Browser browser;

    @Override
    public void beforeEach(ExtensionContext context) {
        Assumptions.assumeTrue(
                installed().isPresent(),
                () -> "No page was tried in a real browser: none of " + NAMES
                        + " is on the path, and -Dtest.browser names none.");
    }

    /**
     * Somebody with a window of his own: no cookie is shared.
     *
     * @param port of the application on this machine
     * @param width of the window, in CSS pixels
     */
    public Visitor visitor(int port, Locale language, int width) {
        Visitor visitor = new Visitor(browser(), "http://localhost:" + port, language, width);
        visitors.add(visitor);
        return visitor;
    }

    private com.microsoft.playwright.Browser browser() {
        if (browser == null) {
            playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(installed().orElseThrow())
                            .setArgs(ARGUMENTS));
        }
        return browser;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        visitors.forEach(Visitor::close);
        visitors.clear();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close();
    }

    @Override
    public void close() {
        if (playwright != null) {
            playwright.close();
            playwright = null;
            browser = null;
        }
    }

    private static Optional<Path> installed() {
        String named = System.getProperty("test.browser", "");
        if (!named.isEmpty()) {
            return Optional.of(Path.of(named));
        }
        return NAMES.stream()
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
