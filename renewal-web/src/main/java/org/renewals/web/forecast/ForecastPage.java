package org.renewals.web.forecast;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.renewals.web.view.ChartView;
import org.renewals.web.view.Piece;

/**
 * The page of the forecasts' quality, in the reader's words.
 *
 * @param county whether a county was picked, which is not judged by itself
 * @param tooFew says so instead of figures; null where there are enough cases
 * @param file address of the CSV
 */
record ForecastPage(
        List<Tab> stages,
        boolean judged,
        boolean county,
        @Nullable String tooFew,
        List<List<Piece>> reading,
        List<Tile> tiles,
        @Nullable ChartView reliability,
        @Nullable ChartView gains,
        Table byStage,
        @Nullable Table byPart,
        @Nullable Table byTier,
        @Nullable Table byPartAndTier,
        @Nullable Table models,
        @Nullable ChartView history,
        @Nullable ChartView shifts,
        @Nullable Table features,
        Misses falseGreens,
        Misses falseReds,
        List<Piece> money,
        String file) {

    /** @param href null for the tab one is on */
    record Tab(String name, String href, boolean current) {}

    /** @param notes beneath the number */
    record Tile(String name, String title, String number, String unit, List<Piece> notes) {}

    /** A table of figures; each row has as many cells as there are heads after the first. */
    record Table(String title, String note, String first, List<Head> heads, List<Row> rows) {}

    /** @param title what it means */
    record Head(String name, String title) {}

    /** A row of a table. */
    record Row(Piece name, List<Piece> cells) {}

    /** @param note how many there are in all */
    record Misses(String title, String note, boolean withCity, boolean withManager, List<Miss> rows) {}

    /** @param href null where the customer is somebody else's by now */
    record Miss(
            String customer,
            @Nullable String href,
            String contract,
            @Nullable String tier,
            String probability,
            String value,
            String said,
            String known,
            String city,
            String manager) {}
}
