package org.renewals.web.glossary;

import java.util.List;

/** What was found, in the order of the figures and of the list of terms. */
record GlossaryPage(List<Figure> figures, List<Term> terms) {

    /**
     * A figure.
     *
     * @param key the word of the contract, and the anchor
     * @param better {@code more}, {@code less} or {@code neither}
     * @param other its name in the other language
     */
    record Figure(String key, String name, String unit, String definition, String better, String other) {}

    /** A word of the pages, in the reader's language and in the other. */
    record Term(String key, String own, String other) {}
}
