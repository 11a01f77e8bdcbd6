package org.renewals.scoring.threshold;

import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.renewals.scoring.anomaly.ThresholdRule;
import org.renewals.scoring.anomaly.ThresholdScope;
import org.renewals.scoring.anomaly.Thresholds;
import org.renewals.tier.TierClass;

/**
 * One line of the thresholds people set, as it is kept for good.
 *
 * @param scopeId id of the city or of the manager; 0 for the province
 * @param city name; null for the province
 * @param manager name; null for province and cities, and if the reader may not see that account
 * @param tierClass null for all classes
 * @param to last month; null while it is open, before {@code from} if it was changed before it began
 * @param setBy name; null if the reader may not see that account
 * @param endedBy name of who ended it or set another in its place; null while it is open, or as {@code setBy}
 * @param endedAt null while it is open
 * @param before what the same scope had for the class until then; null if it had none of its own
 */
public record ThresholdLine(
        int id,
        ThresholdScope scope,
        int scopeId,
        @Nullable String city,
        @Nullable String manager,
        @Nullable TierClass tierClass,
        Thresholds thresholds,
        YearMonth from,
        @Nullable YearMonth to,
        @Nullable String setBy,
        Instant setAt,
        @Nullable String endedBy,
        @Nullable Instant endedAt,
        @Nullable Thresholds before) {

    /** Whether it was changed before it began. */
    public boolean neverBegan() {
        return to != null && to.isBefore(from);
    }

    /** Whether it is in effect in that month. */
    public boolean isEffectiveIn(YearMonth month) {
        return !from.isAfter(month) && (to == null || !to.isBefore(month));
    }

    /**
     * As the rules have it.
     *
     * @throws IllegalArgumentException if it never began
     */
    ThresholdRule rule() {
        return new ThresholdRule(scope, scopeId, tierClass, thresholds, from, to);
    }
}
