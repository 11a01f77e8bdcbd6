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
 * @param county name of the customer's county; null if it belongs to its city directly
 * @param manager name of who looks after the customer
 * @param requestedById account of the manager who asked
 * @param requestedBy his name; null if the reader may not see that account
 * @param decidedBy name of who ended it; null while open, or if the reader may not see that account
 * @param decidedAt null while open
 * @param comment of the decision
 */
public record TierChangeRow(
        long id,
        long customerId,
        String customerCode,
        String customerName,
        @Nullable String county,
        @Nullable String manager,
        @Nullable Tier currentTier,
        Tier from,
        Tier to,
        String reason,
        TierChangeStatus status,
        int requestedById,
        @Nullable String requestedBy,
        Instant requestedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String comment) {

    /** Whole days of the business zone since it was submitted: 0 on the first day. */
    public long waitingDays(Clock clock) {
        return ChronoUnit.DAYS.between(LocalDate.ofInstant(requestedAt, clock.getZone()), LocalDate.now(clock));
    }

    /** Last day on which the approved tier holds against the system's suggestion; null unless it was approved. */
    public @Nullable LocalDate heldUntil(Clock clock) {
        return status != TierChangeStatus.APPROVED || decidedAt == null
                ? null
                : TierChangeDesk.heldUntil(LocalDate.ofInstant(decidedAt, clock.getZone()));
    }

    public boolean isOpen() {
        return status == TierChangeStatus.SUBMITTED;
    }
}
