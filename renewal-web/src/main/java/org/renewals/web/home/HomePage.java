package org.renewals.web.home;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.renewals.web.list.Cell;
import org.renewals.web.list.ListPage;
import org.renewals.web.view.ChartView;
import org.renewals.web.view.Piece;
import org.renewals.web.view.TierBar;

/**
 * What the page says, in the reader's words; the template only places it.
 *
 * @param reading sentences in pieces
 * @param due contracts by window and risk; null where none is due
 * @param incomes the three incomes over the months
 * @param breakdowns the subject's parts; none for counties and managers
 * @param customers lists of a few customers, each with the way to all of them
 * @param alerts those of the dearest customers that are not closed; null for readers who list no single ones, in months before
 *     the latest, and where there are none
 * @param definitions every figure of the page with its meaning
 */
public record HomePage(
        List<Tile> tiles,
        History history,
        List<List<Piece>> reading,
        @Nullable ChartView due,
        @Nullable ChartView incomes,
        List<TierRow> tiers,
        TierBar tierBar,
        List<PartTable> breakdowns,
        List<CustomerTable> customers,
        @Nullable ListPage alerts,
        List<ProductRow> products,
        List<Definition> definitions) {

    /**
     * A figure at a glance.
     *
     * @param delta against the month before; empty if unknown
     * @param css of the delta: good, bad, or neutral
     * @param note a second comparison, such as the gap to a target
     * @param spark points of the sparkline; null if there is nothing to draw
     */
    public record Tile(
            String name,
            String definition,
            String number,
            String unit,
            String delta,
            String css,
            @Nullable Piece note,
            @Nullable String spark,
            @Nullable String href) {}

    /** The numbers behind the sparklines: months down, tiles across. */
    public record History(List<String> heads, List<HistoryRow> rows) {}

    /** One month. */
    public record HistoryRow(String month, List<Piece> cells) {}

    /** One tier: how many, which share, how many more than the month before. */
    public record TierRow(
            String tier,
            String css,
            String number,
            String share,
            String delta,
            String definition,
            @Nullable String href) {}

    /**
     * A subject's parts, one a row.
     *
     * @param all the way to all of them; null if these are all
     * @param total the subject itself
     */
    public record PartTable(
            String title, String note, @Nullable String all, List<Column> columns, List<PartRow> rows, PartRow total) {}

    /**
     * @param href sorts by the column; null where one cannot
     * @param sort {@code ascending}, {@code descending}, or null if the table is not sorted by the column
     */
    public record Column(
            String name,
            @Nullable String title,
            @Nullable String href,
            @Nullable String sort,
            boolean numeric) {}

    /** @param tiers null where the column is not shown */
    public record PartRow(Piece name, List<Piece> before, TierBar tiers, List<Piece> after) {}

    /** A few customers, one a row. */
    public record CustomerTable(
            String title,
            String note,
            boolean withIncome,
            List<List<Cell>> rows,
            String all,
            @Nullable String href) {}

    /** A product and what it brings. */
    public record ProductRow(String name, String family, String customers, String users, String income, Piece change) {}

    /** What a figure means. */
    public record Definition(String name, String unit, String text) {}
}
