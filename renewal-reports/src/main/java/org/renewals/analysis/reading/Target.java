package org.renewals.analysis.reading;

import org.renewals.analysis.Subject;
import org.renewals.analysis.customer.CustomerFilter;

/** What a number in a sentence counts, for whoever can open it: a page links to it, a document names it. */
public sealed interface Target {

    /** The subject the number is counted over. */
    Subject subject();

    /** Customers of the month; the list has as many as the number says. */
    record Customers(Subject subject, CustomerFilter filter) implements Target {}

    /** Contracts to act on within so many days. */
    record DueWithin(Subject subject, int days) implements Target {}

    /** Contracts whose day to act has passed. */
    record DuePast(Subject subject) implements Target {}

    /** The subject's own figures. */
    record Figures(Subject subject) implements Target {}

    /**
     * One of the nine functions over the subject; its total has the number.
     *
     * @param code of {@link org.renewals.analysis.evaluation.EvaluationFunction}
     */
    record Function(Subject subject, String code) implements Target {}
}
