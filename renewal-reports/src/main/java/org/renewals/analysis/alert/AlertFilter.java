package org.renewals.analysis.alert;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.renewals.alarm.AlertState;
import org.renewals.alarm.AnomalyKind;
import org.renewals.analysis.customer.Search;

/**
 * Which alerts a list is about.
 *
 * @param kind null for both
 * @param states those it may be in; never empty
 * @param search part of the customer's name or code; empty for any
 */
public record AlertFilter(@Nullable AnomalyKind kind, Set<AlertState> states, String search) {

    public AlertFilter {
        states = Set.copyOf(states);
        search = Search.plain(search);
        if (states.isEmpty()) {
            throw new IllegalArgumentException("a list of alerts in no state");
        }
    }
}
