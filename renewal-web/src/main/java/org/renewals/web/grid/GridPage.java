package org.renewals.web.grid;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.renewals.web.view.Piece;

/**
 * A grid and what lies in it, in the reader's words.
 *
 * @param name of the grid; null at the top
 * @param facts what the grid is: kind, type, who is responsible
 * @param withheld whether figures over too few members are kept back
 * @param care who should look after the customers; shown at the top only
 * @param gaps where the grids do not close; shown at the top only
 * @param feature the rule of a feature grid; null for every other grid
 */
record GridPage(
        @Nullable String name,
        List<Piece> facts,
        List<Tile> tiles,
        @Nullable Table children,
        @Nullable Table features,
        @Nullable Table types,
        boolean withheld,
        @Nullable Table care,
        Gaps gaps,
        @Nullable Feature feature,
        List<Piece> files) {

    /** @param metric key of its definition in the glossary */
    record Tile(
            String metric,
            String name,
            String number,
            String unit,
            @Nullable String href) {}

    /** @param total null where the rows add up to nothing in particular */
    record Table(
            String title,
            String note,
            List<Head> heads,
            List<Row> rows,
            @Nullable Row total) {}

    /** @param metric key of its definition; null for words */
    record Head(
            String name, @Nullable String metric, @Nullable String title, boolean numeric) {}

    /** A row of a table; the first cells may be words. */
    record Row(Piece name, List<Piece> cells) {}

    /**
     * Where customers, and grids, do not fit together.
     *
     * @param rows each with its number, which opens what it counts, and what it means
     * @param uncovered counties without a sub-grid
     */
    record Gaps(boolean known, boolean closed, List<Gap> rows, List<String> uncovered) {}

    /** @param href null for nothing to open */
    record Gap(
            String name,
            String note,
            String number,
            boolean bad,
            @Nullable String href) {}

    /**
     * Whom a feature grid chooses.
     *
     * @param rule the conditions the month was run with, in words; empty without a rule
     * @param chosen how many they chose; null without a rule
     * @param edit where the province changes the rule; null for everybody else
     */
    record Feature(
            List<String> rule,
            @Nullable Piece chosen,
            @Nullable String edit) {}
}
