package org.renewals.web.list;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column of a list, once for its page and its files, so that neither can show what the other withholds.
 *
 * @param key its word in addresses; empty for columns that cannot be chosen
 * @param head the column's text in a reader's language
 * @param numeric whether it is right-aligned
 * @param sort the word that sorts by it; null where one cannot
 * @param cell what the page shows
 * @param value what a file holds: the exact number, day or text
 */
public record Column<R>(
        String key,
        Function<Words, String> head,
        boolean numeric,
        @Nullable String sort,
        Function<R, Cell> cell,
        Function<R, @Nullable Object> value) {

    public static <R> Column<R> of(String head, Function<R, Cell> cell, Function<R, @Nullable Object> value) {
        return new Column<>(key(head), words -> words.of(head), false, null, cell, value);
    }

    /** A column that files have and no page. */
    public static <R> Column<R> ofFile(String head, Function<R, @Nullable Object> value) {
        return of(head, row -> Cell.text(null), value);
    }

    /** A column of files with a head that is not in the bundles alone, such as a figure's with its unit. */
    public static <R> Column<R> ofFile(Function<Words, String> head, Function<R, @Nullable Object> value) {
        return new Column<>("", head, false, null, row -> Cell.text(null), value);
    }

    public static <R> Column<R> figure(String head, Function<R, Cell> cell, Function<R, @Nullable Object> value) {
        return new Column<>(key(head), words -> words.of(head), true, null, cell, value);
    }

    /** A figure whose head is not in the bundles alone, such as one of a product. */
    public static <R> Column<R> figure(
            String key, Function<Words, String> head, Function<R, Cell> cell, Function<R, @Nullable Object> value) {
        return new Column<>(key, head, true, null, cell, value);
    }

    public Column<R> sortedBy(String word) {
        return new Column<>(key, head, numeric, word, cell, value);
    }

    private static String key(String head) {
        return head.substring(head.lastIndexOf('.') + 1);
    }
}
