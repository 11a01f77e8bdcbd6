package org.renewals.web.evaluation;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.renewals.web.list.PlaceChoice;
import org.renewals.web.view.ChartView;
import org.renewals.web.view.Piece;

/**
 * What the page of a function says, in the reader's words.
 *
 * @param function the function's code
 * @param note how to read the figures
 * @param groupings what else the figures can be shown by; the present one leads nowhere
 * @param kept what the query form sends along unseen
 * @param by the present grouping's code; empty where there is only the total
 * @param table the figures line by line; its rows are those of one page
 * @param count which lines of how many
 * @param pages to the pages before and after, as far as there are any
 * @param files the same lines as files, by format
 * @param onward lists and pages that go on from here
 * @param more tables beside the main one
 */
record EvaluationPage(
        String function,
        String title,
        String note,
        List<Piece> groupings,
        PlaceChoice.Choices places,
        Map<String, String> kept,
        String by,
        Table table,
        String count,
        Pages pages,
        List<Piece> files,
        List<Piece> onward,
        List<ChartView> charts,
        List<Table> more,
        List<Definition> definitions) {

    /** Addresses of the neighbouring pages; null where there is none. */
    record Pages(@Nullable String previous, @Nullable String next) {}

    /**
     * Figures in lines.
     *
     * @param first head of the column that names the lines
     * @param tierHeads heads of the columns of tiers after it; empty for parts
     * @param total the subject itself; null where lines do not add up to one
     */
    record Table(
            String title,
            @Nullable String note,
            String first,
            List<String> tierHeads,
            List<Head> heads,
            List<Row> rows,
            @Nullable Row total) {}

    /**
     * @param definition what the figure means; null where the text says it
     * @param href sorts by the column; null where one cannot
     * @param sort {@code ascending}, {@code descending}, or null if the table is not sorted by the column
     */
    record Head(
            String text,
            @Nullable String definition,
            @Nullable String href,
            @Nullable String sort) {}

    /** @param tiers one for each tier column; empty texts where there was none */
    record Row(Piece name, List<String> tiers, List<Piece> cells) {}

    /** What a figure means. */
    record Definition(String key, String name, String unit, String text) {}
}
