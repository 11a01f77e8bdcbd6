package org.renewals.reports.content;

/**
 * A piece of a sentence.
 *
 * @param style classes of the style sheet; may be empty
 */
public record Span(String text, String style) {}
