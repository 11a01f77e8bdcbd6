package org.renewals.tier.change;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.renewals.tier.Tier;

/**
 * A request as lists and pages show it.
 *
 * @param currentTier the tier in effect now; differs from {@code from} once approved, or when a monthly run came between
 * @param requestedBy name of the manager who asked; null if the reader may not see that account
 * @param decidedBy name of who ended it; null while open, or if the reader may not see that account
 * @param decidedAt null while open
 * @param comment of the decision
 */
public record TierChangeRow(
        long id,
        long customerId,
        String customerCode,
        String customerName,
        @Nullable Tier currentTier,
        Tier from,
        Tier to,
        String reason,
        TierChangeStatus status,
        @Nullable String requestedBy,
        Instant requestedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String comment) {

    /** Whole days of the business zone since it was submitted: 0 on the first day. */
    public long waitingDays(Clock clock) {
        return ChronoUnit.DAYS.between(LocalDate.ofInstant(requestedAt, clock.getZone()), LocalDate.now(clock));
    }

    public boolean isOpen() {
        return status == TierChangeStatus.SUBMITTED;
    }
}
