package org.renewals.scoring;

import java.util.List;

/**
 * Why a rule gave what it gave, as a message key and the numbers that fill the message; it holds no text of its own.
 *
 * @param key key in the message bundles, never blank
 * @param arguments numbers, dates, enum constants or names of things in the order of the message's place-holders
 */
public record Reason(String key, List<Object> arguments) {

    public Reason {
        if (key.isBlank()) {
            throw new IllegalArgumentException("A reason needs a message key, got a blank one");
        }
        arguments = List.copyOf(arguments);
    }

    public static Reason of(String key, Object... arguments) {
        return new Reason(key, List.of(arguments));
    }
}
