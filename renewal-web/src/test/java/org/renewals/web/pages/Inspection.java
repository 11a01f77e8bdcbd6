package org.renewals.web.pages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.renewals.access.Role;
import org.renewals.testing.Browser;
import org.renewals.testing.MarkupCheck;
import org.renewals.testing.Visitor;

/**
 * Looks at pages on a desk and on a phone and keeps what is wrong with them. A fault that many pages share, as those of one
 * template do, is told once. The markup is checked while the browser goes on.
 */
final class Inspection implements AutoCloseable {

    static final int DESK = 1440;
    static final int PHONE = 390;

    private static final MarkupCheck MARKUP = new MarkupCheck();
    private static final int PLACES_TOLD = 3;
    private static final int PATIENCE = 60;

    private final ExecutorService markup = Executors.newSingleThreadExecutor();
    private final Map<String, List<String>> places = new LinkedHashMap<>();
    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicInteger readings = new AtomicInteger();

    /**
     * Looks at the page a visitor is on, in a window as wide as a desk's.
     *
     * @param role whose page it is; null for a stranger's
     */
    void look(Visitor visitor, @Nullable Role role, Locale language) {
        String place = place(visitor.page().url().replaceFirst("^\\w+://[^/]+", ""), role, language);
        check(place, visitor.source());
        add(place, visitor.faults());
        visitor.resize(PHONE);
        add(place, visitor.faultsOfWidth());
        visitor.resize(DESK);
        looks.incrementAndGet();
    }

    /**
     * Checks the markup of a page alone.
     *
     * @return where the links on it lead, except to files and to other parts of the page; the menu is left out
     */
    List<String> read(Browser browser, String address, Role role, Locale language) {
        check(place(address, role, language), browser.body());
        readings.incrementAndGet();
        return browser.page().select("a[href^=/]:not([download])").stream()
                .filter(link -> link.closest("#menu") == null)
                .map(link -> link.attr("href").replaceFirst("#.*", ""))
                .distinct()
                .toList();
    }

    private static String place(String address, @Nullable Role role, Locale language) {
        return (role == null ? "" : role.code() + " ") + language.getLanguage() + " " + address;
    }

    private void check(String place, String source) {
        markup.execute(() -> add(place, MARKUP.errors(source)));
    }

    int looks() {
        return looks.get();
    }

    int readings() {
        return readings.get();
    }

    /** Every fault with where it is; ends the inspection. */
    List<String> faults() {
        close();
        return places.entrySet().stream()
                .map(fault -> "\n" + fault.getKey() + "\n    " + told(fault.getValue()))
                .toList();
    }

    private static String told(List<String> places) {
        return places.size() <= PLACES_TOLD
                ? String.join(", ", places)
                : String.join(", ", places.subList(0, PLACES_TOLD)) + " and " + (places.size() - PLACES_TOLD) + " more";
    }

    private synchronized void add(String place, List<String> faults) {
        faults.forEach(fault ->
                places.computeIfAbsent(fault, none -> new ArrayList<>()).add(place));
    }

    @Override
    public void close() {
        markup.shutdown();
        try {
            if (!markup.awaitTermination(PATIENCE, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the markup was not checked in " + PATIENCE + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
