package org.renewals.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in front of a {@link RealBrowser}. His window reaches the application and nothing else, and whatever it complains
 * about (a script that fails, something the Content-Security-Policy stops) is kept for {@link #assertSound}.
 */
public final class Visitor implements AutoCloseable {

    private static final int HEIGHT = 900;
    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
    private static final List<String> RULES_OF_WIDTH = List.of("target-size", "scrollable-region-focusable");

    private final String root;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();
    private @Nullable Response answer;
    private int loads;

    Visitor(Browser browser, String root, Locale language, int width) {
        this.root = root;
        this.context = browser.newContext(new Browser.NewContextOptions()
                .setLocale(language.toLanguageTag())
                // what scrolls smoothly is not there yet when it is looked at
                .setReducedMotion(ReducedMotion.REDUCE)
                .setViewportSize(width, HEIGHT));
        context.route(url -> !url.startsWith(root + "/"), route -> {
            complaints.add("asked for " + route.request().url());
            route.abort();
        });
        this.page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !isAboutStatusOfPage(message)) {
                complaints.add(message.text());
            }
        });
        page.onResponse(response -> {
            if (response.request().isNavigationRequest()) {
                answer = response;
            }
        });
        page.onDialog(dialog -> dialog.accept());
        page.onLoad(loaded -> loads++);
    }

    public Page page() {
        return page;
    }

    public Visitor open(String path) {
        page.navigate(root + path);
        return this;
    }

    /** The present page as the server sent it, before any script. */
    public String source() {
        if (answer == null) {
            throw new IllegalStateException("no page was opened");
        }
        return answer.text();
    }

    public Visitor logIn(String login, String password) {
        open("/login");
        page.fill("#username", login);
        page.fill("#password", password);
        click("main button[type=submit]");
        assertThat(page.url()).as("where %s is after logging in", login).doesNotContain("/login");
        return this;
    }

    /** Clicks what leads to another page, or sends a form, and waits until that page is there with its scripts run. */
    public Visitor click(String selector) {
        whileLoading(() -> page.click(selector));
        return this;
    }

    /** Does what leads to another page and waits until that page is there. */
    void whileLoading(Runnable deed) {
        int before = loads;
        deed.run();
        page.waitForCondition(() -> loads > before);
    }

    /** A page that refuses is no failure, whatever the browser calls its status. */
    private boolean isAboutStatusOfPage(ConsoleMessage message) {
        return message.text().contains("with a status of 4")
                && message.location().startsWith(page.url());
    }

    /** The page's own part, without the frame around it. */
    public Locator main() {
        return page.locator("main");
    }

    /** The window gets another width, as if it were the other device. */
    public Visitor resize(int width) {
        page.setViewportSize(width, HEIGHT);
        return this;
    }

    /**
     * The page needs no sideways scrolling, nothing on it failed or was fetched from elsewhere, and axe finds no violation of
     * WCAG 2.2 AA.
     */
    public Visitor assertSound() {
        assertThat(faults()).as("what is wrong with %s", page.url()).isEmpty();
        return this;
    }

    /** What {@link #assertSound} would complain about; a complaint is told once. */
    public List<String> faults() {
        return faults(Map.of("type", "tag", "values", RULES));
    }

    /** Of these faults those that depend on the width of the window. */
    public List<String> faultsOfWidth() {
        return faults(Map.of("type", "rule", "values", RULES_OF_WIDTH));
    }

    /** Whether the page has to be scrolled sideways, and what failed on it meanwhile. */
    private List<String> tooWide() {
        List<String> faults = new ArrayList<>(complaints);
        complaints.clear();
        int beyond = (Integer) page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
        if (beyond > 0) {
            faults.add(beyond + " pixels too wide for " + page.viewportSize().width);
        }
        return faults;
    }

    private List<String> faults(Map<String, ?> rules) {
        List<String> faults = tooWide();
        if (!(Boolean) page.evaluate("'axe' in window")) {
            page.evaluate(AxeBuilder.getAxeScript());
        }
        // what passed is not asked for: it would be most of the page
        List<?> violations = (List<?>) page.evaluate("""
                async rules => (await axe.run({runOnly: rules, resultTypes: ['violations']})).violations
                    .flatMap(rule => rule.nodes.map(node => rule.id + ', ' + rule.help + ': ' + node.html.slice(0, 200)
                        + ' at ' + node.target))""", rules);
        violations.forEach(one -> faults.add((String) one));
        return faults;
    }

    @Override
    public void close() {
        context.close();
    }
}
