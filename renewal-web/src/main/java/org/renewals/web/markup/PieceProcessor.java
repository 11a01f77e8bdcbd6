package org.renewals.web.markup;

import org.renewals.web.view.Piece;
import org.thymeleaf.processor.element.IElementTagStructureHandler;

/** {@code rn:piece="${one}"} fills an element with a {@link Piece}: coloured by its class, opening what it counts. */
final class PieceProcessor extends ValueProcessor<Piece> {

    PieceProcessor(String prefix) {
        super(prefix, "piece", Piece.class);
    }

    @Override
    void write(Piece piece, Markup markup) {
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

    @Override
    void place(String html, IElementTagStructureHandler element) {
        element.setBody(html, false);
    }
}
