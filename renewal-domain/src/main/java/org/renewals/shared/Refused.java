package org.renewals.shared;

import java.util.List;

/**
 * Something a person asked for and cannot have, said in a way that names the bad value and what is accepted. The text is
 * looked up by key where it is shown, in the reader's language (bundle {@code i18n/domain/messages}).
 */
public class Refused extends RuntimeException {

    private final String key;
    private final transient List<Object> arguments;

    public Refused(String key, Object... arguments) {
        super(key + " " + List.of(arguments));
        this.key = key;
        this.arguments = List.of(arguments);
    }

    public String key() {
        return key;
    }

    public List<Object> arguments() {
        return arguments;
    }
}
