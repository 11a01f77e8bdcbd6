package org.renewals.alarm;

import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * A step in the life of an alert as it is kept for good.
 *
 * @param from null for the first, with which it was opened
 * @param by name of the person; null for the monthly run, and if the reader may not see that account
 * @param month whose run took the step; null for a person's
 */
public record AlertStep(
        @Nullable AlertState from,
        AlertState to,
        Instant at,
        @Nullable String by,
        @Nullable YearMonth month,
        @Nullable String comment) {

    /** Whether the monthly run took it. */
    public boolean isSystems() {
        return month != null;
    }
}
