package org.renewals.ingest.file;

import java.util.List;

/**
 * Why one row was not loaded.
 *
 * @param key key in the bundle {@code i18n/domain/messages}; always below {@code import.rejected.}
 * @param arguments what the text names; plain text, so that no language's number format reaches codes or line numbers
 */
public record Reason(String key, List<String> arguments) {

    public Reason {
        arguments = List.copyOf(arguments);
    }

    public static Reason of(String key, Object... arguments) {
        return new Reason(
                "import.rejected." + key,
                List.of(arguments).stream().map(String::valueOf).toList());
    }
}
