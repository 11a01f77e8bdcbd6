package org.renewals.reports;

/**
 * A report's place in the archive.
 *
 * @param id of the stored document
 * @param version 1 for the first report of its month, scope and language; each correction adds one
 * @param added false if the archive held the same bytes already
 */
public record ArchivedReport(long id, int version, boolean added) {}
