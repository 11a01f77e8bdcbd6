package org.renewals.web.list;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a list is narrowed to, in one line, for paper and for whoever looks over somebody's shoulder. */
final class FilterSummary {

    private final Words words;
    private final List<String> parts = new ArrayList<>();

    FilterSummary(Words words) {
        this.words = words;
    }

    /** @param label message key; nothing is added without a value */
    void add(String label, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            parts.add(words.of("lists.summary.part", words.of(label), value));
        }
    }

    /** One part that names several values. */
    void addAll(String label, List<String> values) {
        add(label, String.join(words.of("lists.summary.or"), values));
    }

    /** Empty if nothing was added. */
    String text() {
        return String.join(words.of("lists.summary.and"), parts);
    }
}
