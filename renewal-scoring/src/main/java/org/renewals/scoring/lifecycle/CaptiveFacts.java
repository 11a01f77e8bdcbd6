package org.renewals.scoring.lifecycle;

import org.jspecify.annotations.Nullable;

/**
 * What may bind a customer to a contract; null where it is not known.
 *
 * @param flagged what was delivered: whether the customer is locked in
 * @param termMonths whole months from beginning to end
 * @param autoRenews whether it renews unless somebody objects
 * @param noticeDays days before its end by which it has to be cancelled
 */
public record CaptiveFacts(
        @Nullable Boolean flagged,
        int termMonths,
        @Nullable Boolean autoRenews,
        @Nullable Integer noticeDays) {}
