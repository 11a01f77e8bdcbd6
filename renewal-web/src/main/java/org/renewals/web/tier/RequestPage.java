package org.renewals.web.tier;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.renewals.tier.change.TierChangeRow;

/**
 * A request with what it is decided by.
 *
 * @param heldUntil last day on which the approved tier holds; null unless it was approved
 * @param countsFrom first month whose report shows the new tier; null unless it was approved
 * @param others what else was asked about the customer, the newest first
 * @param score null if the customer was not rated
 * @param step what the reader may do about it
 */
record RequestPage(
        TierChangeRow request,
        long waitingDays,
        @Nullable LocalDate heldUntil,
        @Nullable YearMonth countsFrom,
        List<TierChangeRow> others,
        @Nullable ScoreView score,
        Step step) {

    /** What a reader may do about a request. */
    enum Step {
        DECIDE,
        WITHDRAW,
        /** It is the reader's own, and he would be the one to decide it. */
        OWN,
        NONE
    }
}
