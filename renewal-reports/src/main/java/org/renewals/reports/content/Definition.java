package org.renewals.reports.content;

/** A term and what it means. */
public record Definition(String term, String meaning) {}
