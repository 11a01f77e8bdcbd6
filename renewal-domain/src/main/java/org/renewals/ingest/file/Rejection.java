package org.renewals.ingest.file;

/**
 * A row of an input file that was not loaded, and the first thing wrong with it.
 *
 * @param line line of the file (CSV) or row of the sheet (XLSX), starting with 1
 * @param column header of the offending column as the input spells it; empty where the whole row is at fault
 * @param value the offending value as the input spells it, cut to {@value #MAX_VALUE} characters
 */
public record Rejection(long line, String column, String value, Reason reason) {

    private static final int MAX_VALUE = 200;

    public Rejection {
        if (value.length() > MAX_VALUE) {
            value = value.substring(0, MAX_VALUE) + "…";
        }
        // PostgreSQL text and terminals alike choke on it, and a value is refused for holding one
        value = value.replace('\0', '\uFFFD');
    }
}
