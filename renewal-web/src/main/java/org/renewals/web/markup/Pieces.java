package org.renewals.web.markup;

import org.renewals.web.view.Piece;

/** Writes pieces of text: coloured by their class, opening what they count. */
final class Pieces {

    private Pieces() {}

    static void write(Piece piece, Markup markup) {
        if (piece.href() != null) {
            markup.open("a")
                    .link(piece.href())
                    .with("class", piece.css())
                    .text(piece.text())
                    .close("a");
        } else if (piece.css() != null) {
            markup.element("span", piece.css(), piece.text());
        } else {
            markup.text(piece.text());
        }
    }

    /** A number of a table. */
    static void figure(Piece piece, Markup markup) {
        markup.open("td").with("class", "num");
        write(piece, markup);
        markup.close("td");
    }
}
