package org.renewals.ingest.target;

import java.util.List;

/**
 * One column of a target file.
 *
 * @param name its header in English, and its name in staging
 * @param chinese its headers in Chinese; the first is the one documented
 * @param required whether the header must be there and every row must fill it
 */
public record Column(String name, List<String> chinese, ColumnType type, boolean required) {

    static Column required(String name, ColumnType type, String... chinese) {
        return new Column(name, List.of(chinese), type, true);
    }

    static Column optional(String name, ColumnType type, String... chinese) {
        return new Column(name, List.of(chinese), type, false);
    }

    /** The headers by which a file may name it. */
    public String acceptedHeaders() {
        return name + " / " + String.join(" / ", chinese);
    }
}
