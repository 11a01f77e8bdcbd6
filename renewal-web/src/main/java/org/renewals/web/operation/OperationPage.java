package org.renewals.web.operation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.renewals.web.view.ChartView;
import org.renewals.web.view.Piece;

/**
 * The report as a page shows it, in the reader's words.
 *
 * @param incomes the last months side by side
 * @param amounts incomes over the months; null where none was delivered, like the chart of shares
 * @param tables one part a row
 * @param idle the reader's own customers with idle members; null for everybody but managers
 */
record OperationPage(
        List<Tile> tiles,
        List<List<Piece>> reading,
        Months incomes,
        @Nullable ChartView amounts,
        @Nullable ChartView shares,
        List<Table> tables,
        @Nullable Work idle,
        List<Piece> trendFiles) {

    /**
     * A figure at a glance.
     *
     * @param metric key of its definition in the glossary
     * @param notes comparisons, each in the colour of good or bad news
     */
    record Tile(String metric, String name, String number, String unit, List<Piece> notes) {}

    /** Figures down, the last months across, then what became of the last two. */
    record Months(List<String> heads, List<MonthRow> rows) {}

    /** @param metric key of its definition in the glossary */
    record MonthRow(String metric, String name, List<Piece> cells) {}

    /**
     * A table of the subject's parts.
     *
     * @param total the subject itself
     * @param files the same as files
     */
    record Table(String title, String note, List<Head> heads, List<Row> rows, Row total, List<Piece> files) {}

    /**
     * @param metric key of its definition; null for none
     * @param href sorts by the column
     * @param sort {@code ascending}, {@code descending}, or null if the table is not sorted by the column
     */
    record Head(
            String name,
            @Nullable String metric,
            @Nullable String title,
            @Nullable String href,
            @Nullable String sort) {}

    /** A row of a table. */
    record Row(Piece name, List<Piece> cells) {}

    /** A few customers with work to do. */
    record Work(String note, List<Head> heads, List<Row> rows, List<Piece> files) {}
}
