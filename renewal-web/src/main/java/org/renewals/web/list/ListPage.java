package org.renewals.web.list;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.renewals.analysis.customer.ListCursor;
import org.renewals.analysis.figure.Figures;
import org.renewals.reports.sheet.SheetFormat;
import org.renewals.web.view.Link;
import org.renewals.web.view.Piece;

/**
 * A list as its page shows it.
 *
 * @param count which rows of how many
 * @param narrowed whether a filter is set, so that an empty list can be widened
 * @param files the same list as files, by format
 */
public record ListPage(
        List<Head> heads, List<List<Cell>> rows, String count, boolean narrowed, Pager pager, List<Piece> files) {

    /**
     * @param href sorts by the column; null where one cannot
     * @param sort {@code ascending}, {@code descending}, or null if the list is not sorted by the column
     */
    public record Head(
            String text,
            boolean numeric,
            @Nullable String href,
            @Nullable String sort) {}

    /** @param sizes pages of other sizes; the present one leads nowhere */
    public record Pager(
            @Nullable String first,
            @Nullable String previous,
            @Nullable String next,
            List<Piece> sizes) {}

    /** Where in the whole list a page lies. */
    public record Extent(
            long first,
            long last,
            long total,
            boolean more,
            @Nullable ListCursor previous,
            @Nullable ListCursor next) {}

    /**
     * @param bare the list's address with its filter, without order and page
     * @param file the address of the list as a file, made from that of the page
     */
    public static <R, S extends Enum<S>> ListPage of(
            List<R> rows,
            Extent extent,
            List<Column<R>> columns,
            Paging<S> paging,
            Paging.Order<S> order,
            Link bare,
            Function<SheetFormat, Link> file,
            boolean narrowed,
            Words words) {
        Figures figures = new Figures(words.messages(), words.locale(), Figures.Money.YUAN);
        Function<Paging<S>, Link> link = other -> other.in(bare, order)
                .with("page", other.cursor() == null ? null : other.cursor().text());
        List<Head> heads = columns.stream()
                .map(column -> head(column, paging, order, link, words))
                .toList();
        List<List<Cell>> cells = rows.stream()
                .map(row ->
                        columns.stream().map(column -> column.cell().apply(row)).toList())
                .toList();
        String count = words.of(
                extent.more() ? "lists.count.more" : "lists.count",
                figures.count(extent.first()),
                figures.count(extent.last()),
                figures.count(extent.total()));
        List<Piece> files = new ArrayList<>();
        for (SheetFormat format : SheetFormat.values()) {
            files.add(new Piece(
                    format.name(), null, paging.in(file.apply(format), order).toString()));
        }
        return new ListPage(heads, cells, count, narrowed, pager(extent, paging, link), files);
    }

    private static <R, S extends Enum<S>> Head head(
            Column<R> column, Paging<S> paging, Paging.Order<S> order, Function<Paging<S>, Link> link, Words words) {
        String text = column.head().apply(words);
        if (column.sort() == null) {
            return new Head(text, column.numeric(), null, null);
        }
        S sort = List.of(paging.sort().getDeclaringClass().getEnumConstants()).stream()
                .filter(each -> order.code(each).equals(column.sort()))
                .findFirst()
                .orElseThrow();
        boolean current = sort == paging.sort();
        boolean falling = current ? !paging.descending() : order.descendingByNature(sort);
        return new Head(
                text,
                column.numeric(),
                link.apply(paging.by(sort, falling)).toString(),
                current ? (paging.descending() ? "descending" : "ascending") : null);
    }

    private static <S extends Enum<S>> Pager pager(Extent extent, Paging<S> paging, Function<Paging<S>, Link> link) {
        List<Piece> sizes = Paging.SIZES.stream()
                .map(size -> new Piece(
                        size.toString(),
                        null,
                        size == paging.size()
                                ? null
                                : link.apply(paging.sized(size)).toString()))
                .toList();
        return new Pager(
                extent.previous() == null ? null : link.apply(paging.at(null)).toString(),
                extent.previous() == null
                        ? null
                        : link.apply(paging.at(extent.previous())).toString(),
                extent.next() == null
                        ? null
                        : link.apply(paging.at(extent.next())).toString(),
                sizes);
    }
}
