package org.renewals.web.list;

import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;

/** The texts of one reader. */
public record Words(MessageSource messages, Locale locale) {

    public String of(String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }

    /** A word of the data in the reader's language where there is one, otherwise as it is. */
    public String ofOr(String key, String otherwise) {
        return Objects.requireNonNullElse(messages.getMessage(key, null, otherwise, locale), otherwise);
    }
}
