package org.renewals.web.customer;

/**
 * Something that happened, on a page.
 *
 * @param kind in a word
 * @param shape stands for the kind beside its word, as {@code css} colours it
 * @param href where there is more about it
 */
record EventLine(String day, String kind, String css, String shape, String sentence, String href) {}
