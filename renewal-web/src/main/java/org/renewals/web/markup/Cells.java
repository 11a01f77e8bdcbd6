package org.renewals.web.markup;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.renewals.web.list.Cell;

/** Writes the cells of lists. */
final class Cells {

    private Cells() {}

    /** @param cells of one row */
    static void row(List<?> cells, Markup markup) {
        markup.open("tr");
        cells.forEach(cell -> write((Cell) cell, markup));
        markup.close("tr");
    }

    private static void write(Cell cell, Markup markup) {
        switch (cell.kind()) {
            case NAME -> {
                markup.open("th").with("scope", "row").with("class", "name");
                if (cell.href() == null) {
                    markup.element("span", "text-muted", cell.text());
                } else {
                    link(cell, cell.title(), markup);
                }
                markup.close("th");
            }
            case NUMBER ->
                markup.open("td")
                        .with("class", "num")
                        .element("span", cell.css(), cell.text())
                        .close("td");
            case DATE -> markup.element("td", "date", cell.text());
            case TIER -> chip("tier-" + cell.text().toLowerCase(Locale.ROOT), cell.text(), markup);
            case RISK -> chip("risk-" + cell.text(), markup.message("risk." + cell.text()), markup);
            case CHIP -> chip(cell.css(), cell.text(), markup);
            case SENTENCE -> markup.element("td", "sentence", cell.text());
            case LINK -> {
                markup.open("td").with("class", "word");
                link(cell, null, markup);
                markup.close("td");
            }
            case TEXT ->
                markup.open("td")
                        .with("class", "word")
                        .with("title", cell.text().isEmpty() ? null : cell.text())
                        .text(cell.text())
                        .close("td");
        }
    }

    private static void link(Cell cell, @Nullable String title, Markup markup) {
        markup.open("a");
        if (cell.href() != null) {
            markup.link(cell.href());
        }
        markup.with("title", title).text(cell.text()).close("a");
    }

    private static void chip(@Nullable String css, String text, Markup markup) {
        markup.open("td")
                .element("span", css == null ? "chip" : "chip " + css, text)
                .close("td");
    }
}
