package org.renewals.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.util.LinkedHashSet;
import java.util.Set;

/** The keys of somebody who has no mouse. Wherever Tab leads, the focus has to be seen. */
public final class Keyboard {

    private static final int LONGEST_WAY = 500;

    /** Empty if what has the focus is marked and not wholly under something else, otherwise what is wrong with it. */
    private static final String HIDDEN = """
            () => {
              const focused = document.activeElement;
              if (focused === document.body) return '';
              const name = focused.outerHTML.slice(0, 160);
              const style = getComputedStyle(focused);
              const marked = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
                  || style.boxShadow !== 'none';
              if (!marked) return 'not marked: ' + name;
              const seen = [...focused.getClientRects()].some(box => [[.5, .5], [.1, .5], [.9, .5], [.5, .1], [.5, .9]]
                  .some(([x, y]) => {
                    const top = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
                    return top && focused.contains(top);
                  }));
              return seen ? '' : 'out of sight: ' + name;
            }""";

    private static final String FOCUSED = "() => document.activeElement.outerHTML.slice(0, 160)";

    private final Visitor visitor;
    private final Page page;

    public Keyboard(Visitor visitor) {
        this.visitor = visitor;
        this.page = visitor.page();
    }

    public Keyboard type(String text) {
        page.keyboard().type(text);
        return this;
    }

    /** Once forward. */
    public Keyboard tab() {
        page.keyboard().press("Tab");
        assertThat((String) page.evaluate(HIDDEN))
                .as("the focus on %s", page.url())
                .isEmpty();
        return this;
    }

    /** Forward until something that the selector matches has the focus. */
    public Keyboard tabTo(String selector) {
        Set<String> passed = new LinkedHashSet<>();
        for (int steps = 0; steps < LONGEST_WAY; steps++) {
            tab();
            if (isOn(selector)) {
                return this;
            }
            passed.add((String) page.evaluate(FOCUSED));
        }
        throw new AssertionError(selector + " cannot be reached on " + page.url() + ", only " + passed);
    }

    /** Forward past everything that takes the focus; nothing may hold it. */
    public Keyboard tabToTheEnd() {
        for (int steps = 0; steps < LONGEST_WAY; steps++) {
            tab();
            if (isOn("body")) {
                return this;
            }
        }
        throw new AssertionError("no end of " + page.url());
    }

    public boolean isOn(String selector) {
        return (Boolean) page.evaluate("selector => document.activeElement.matches(selector)", selector);
    }

    /** Enter, which leads to another page. */
    public Keyboard follow() {
        visitor.whileLoading(() -> page.keyboard().press("Enter"));
        return this;
    }

    /** Enter, which stays on the page. */
    public Keyboard enter() {
        page.keyboard().press("Enter");
        return this;
    }

    /** Enter, which brings a file. */
    public Download download() {
        return page.waitForDownload(() -> page.keyboard().press("Enter"));
    }
}
