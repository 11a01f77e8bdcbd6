package org.renewals.web.list;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.renewals.analysis.customer.ListCursor;
import org.renewals.shared.Refused;
import org.renewals.web.view.Link;

/**
 * How much of a list is shown, and in which order.
 *
 * @param sort one of the list's words
 * @param cursor where the page begins or ends; null for the first
 */
public record Paging<S extends Enum<S>>(
        S sort, boolean descending, int size, @Nullable ListCursor cursor) {

    public static final List<Integer> SIZES = List.of(20, 50, 100);

    private static final int USUAL_SIZE = 50;

    /** A list's words for what it can be sorted by. */
    public interface Order<S> {
        String code(S sort);

        boolean descendingByNature(S sort);
    }

    /**
     * @param sort the word, with a minus in front for falling; null for {@code usual}
     * @throws Refused for what no link of the page says
     */
    public static <S extends Enum<S>> Paging<S> read(
            @Nullable String sort, @Nullable String size, @Nullable String page, S usual, Order<S> order) {
        S wanted = usual;
        boolean descending = order.descendingByNature(usual);
        if (sort != null && !sort.isBlank()) {
            descending = sort.startsWith("-");
            String word = descending ? sort.substring(1) : sort;
            wanted = Arrays.stream(usual.getDeclaringClass().getEnumConstants())
                    .filter(each -> order.code(each).equals(word))
                    .findFirst()
                    .orElseThrow(() -> new Refused(
                            "lists.refused.sort",
                            sort,
                            words(List.of(usual.getDeclaringClass().getEnumConstants()), order::code)));
        }
        return new Paging<>(wanted, descending, size(size), cursor(page));
    }

    private static int size(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return USUAL_SIZE;
        }
        return SIZES.stream()
                .filter(size -> size.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new Refused("lists.refused.size", text, words(SIZES, Object::toString)));
    }

    private static @Nullable ListCursor cursor(@Nullable String text) {
        return text == null || text.isBlank()
                ? null
                : ListCursor.of(text).orElseThrow(() -> new Refused("lists.refused.page", text));
    }

    static <T> String words(List<T> accepted, Function<T, String> code) {
        return accepted.stream().map(code).collect(Collectors.joining(", "));
    }

    /** Adds order and size; the page is left out, for it means nothing in another list. */
    Link in(Link link, Order<S> order) {
        return link.with("sort", (descending ? "-" : "") + order.code(sort))
                .with("size", size == USUAL_SIZE ? null : size);
    }

    Paging<S> at(@Nullable ListCursor other) {
        return new Paging<>(sort, descending, size, other);
    }

    public Paging<S> sized(int other) {
        return new Paging<>(sort, descending, other, null);
    }

    /** Sorted by that, the natural way first, the other way from then on. */
    Paging<S> by(S other, boolean falling) {
        return new Paging<>(other, falling, size, null);
    }
}
