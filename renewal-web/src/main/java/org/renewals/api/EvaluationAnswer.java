package org.renewals.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one function.
 *
 * @param month {@code YYYY-MM}
 * @param by what the rows are; null where there is only the total
 */
record EvaluationAnswer(
        String function,
        String month,
        Scope scope,
        @Nullable String by,
        List<Column> columns,
        List<Row> rows,
        Row total) {

    /** Whose figures they are. */
    record Scope(String kind, String code, String name) {}

    /** A figure: its key, name, unit and definition. */
    record Column(String key, String name, String unit, String definition) {}

    /**
     * The figures of one part or customer, in the order of the columns.
     *
     * @param code null, like the name, for a customer that was handed out of the reader's scope
     * @param tier of a customer; null for parts
     */
    record Row(
            @Nullable String code,
            @Nullable String name,
            @Nullable String tier,
            List<Figure> figures) {}

    /**
     * A number.
     *
     * @param value counts and yuan unrounded; shares in %, and other numbers, as they are written; null unless known
     * @param state {@code known}, {@code not_available} or {@code suppressed}
     */
    record Figure(@Nullable Number value, String state) {}
}
