package org.renewals.web.evaluation;

import org.jspecify.annotations.Nullable;
import org.renewals.analysis.Subject;
import org.renewals.analysis.evaluation.Who;
import org.renewals.web.list.ListLinks;
import org.renewals.web.list.Words;
import org.renewals.web.view.Piece;
import org.renewals.web.view.Standpoint;

/** What a line is called, and what its name opens. */
final class EvaluationNames {

    private EvaluationNames() {}

    /** A part opens the same page about itself, a customer its own page; the subject itself opens nothing. */
    static Piece of(Who who, Standpoint standpoint, Subject whole, String path, ListLinks links, Words words) {
        if (who instanceof Who.Customer customer) {
            String code = customer.code();
            return customer.name() == null || code == null
                    ? new Piece(words.of("customers.handed-over"), "text-muted", null)
                    : new Piece(customer.name(), null, links.customer(code).toString());
        }
        Subject part = ((Who.Part) who).subject();
        String name = Standpoint.nameOf(part, words.messages(), words.locale());
        boolean itself = part.kind() == whole.kind() && part.id() == whole.id();
        return new Piece(
                name, null, itself ? null : standpoint.linkOf(part, path).toString());
    }

    /** Null for a customer that was handed out of the reader's scope. */
    static @Nullable String code(Who who) {
        return who instanceof Who.Customer customer
                ? customer.code()
                : ((Who.Part) who).subject().code();
    }
}
