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

    /**
     * Looks at the page a visitor is on, in a window as wide as a desk's.
     *
     * @param role whose page it is; null for a stranger's
     * @param whole whether what does not depend on the reader is looked at too
     */
    void look(Visitor visitor, @Nullable Role role, Locale language, boolean whole) {
        String place = visitor.page()
                .url()
                .replaceFirst("^\\w+://[^/]+", (role == null ? "" : role.code() + " ") + language.getLanguage() + " ");
        String source = visitor.source();
        markup.execute(() -> add(place, MARKUP.errors(source)));
        add(place, whole ? visitor.faults() : visitor.faultsBesideContrast());
        visitor.resize(PHONE);
        add(place, whole ? visitor.faultsOfWidth() : visitor.tooWide());
        visitor.resize(DESK);
        looks.incrementAndGet();
    }

    int looks() {
        return looks.get();
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
