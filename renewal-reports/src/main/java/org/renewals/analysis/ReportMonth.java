package org.renewals.analysis;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * A month whose figures can be shown.
 *
 * @param runAt when its figures were computed
 * @param frozenAt since when they no longer change; null while they may
 */
public record ReportMonth(
        YearMonth month, Instant runAt, @Nullable Instant frozenAt) {

    /** The last day the figures cover. */
    public LocalDate asOf() {
        return month.atEndOfMonth();
    }
}
