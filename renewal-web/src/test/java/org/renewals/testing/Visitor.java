package org.renewals.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Somebody in front of a {@link RealBrowser}. His window reaches the application and nothing else, and whatever it complains
 * about (a script that fails, something the Content-Security-Policy stops) is kept for {@link #assertSound}.
 */
public final class Visitor implements AutoCloseable {

    private static final int HEIGHT = 900;

    private final String root;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();
    private int loads;

    Visitor(Browser browser, String root, Locale language, int width) {
        this.root = root;
        this.context = browser.newContext(new Browser.NewContextOptions()
                .setLocale(language.toLanguageTag())
                .setViewportSize(width, HEIGHT));
        context.route(url -> !url.startsWith(root + "/"), route -> {
            complaints.add("asked for " + route.request().url());
            route.abort();
        });
        this.page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            // a form that is refused is no failure, whatever the browser calls its status
            if (message.type().equals("error") && !message.text().contains("status of 422")) {
                complaints.add(message.text());
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

    public Visitor logIn(String login, String password) {
        open("/login");
        page.fill("#username", login);
        page.fill("#password", password);
        click("main button[type=submit]");
        assertThat(page.url()).as("where %s is after logging in", login).isEqualTo(root + "/");
        return this;
    }

    /** Clicks what leads to another page, or sends a form, and waits until that page is there with its scripts run. */
    public Visitor click(String selector) {
        int before = loads;
        page.click(selector);
        page.waitForCondition(() -> loads > before);
        return this;
    }

    /** The page's own part, without the frame around it. */
    public Locator main() {
        return page.locator("main");
    }

    /**
     * The page needs no sideways scrolling, nothing on it failed or was fetched from elsewhere, and axe finds no violation of
     * WCAG 2.2 AA.
     */
    public Visitor assertSound() {
        assertThat(complaints).as("complaints about %s", page.url()).isEmpty();
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
                .as("pixels that %s is too wide", page.url())
                .isLessThanOrEqualTo(0);
        List<String> violations = new AxeBuilder(page)
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                        .analyze()
                        .getViolations()
                        .stream()
                        .map(rule -> rule.getId() + " at "
                                + rule.getNodes().stream()
                                        .map(node -> String.valueOf(node.getTarget()))
                                        .toList())
                        .toList();
        assertThat(violations).as("accessibility of %s", page.url()).isEmpty();
        return this;
    }

    @Override
    public void close() {
        context.close();
    }
}
