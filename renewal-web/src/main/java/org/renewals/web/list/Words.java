package org.renewals.web.list;

import java.util.Locale;
import org.springframework.context.MessageSource;

/** The texts of one reader. */
public record Words(MessageSource messages, Locale locale) {

    public String of(String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
