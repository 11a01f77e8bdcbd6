package org.renewals.web.support;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why somebody does not get the page asked for.
 *
 * @param status HTTP status
 * @param kind which texts to show: {@code problem.<kind>.title} and {@code problem.<kind>.text}
 * @param messageKey text in place of the kind's; null for the kind's
 * @param arguments of {@code messageKey}
 * @param reference what to quote when asking for help; null where there is nothing to look up
 */
public record Problem(
        int status,
        String kind,
        @Nullable String messageKey,
        List<Object> arguments,
        @Nullable String reference) {

    static Problem of(int status, String kind) {
        return new Problem(status, kind, null, List.of(), null);
    }
}
