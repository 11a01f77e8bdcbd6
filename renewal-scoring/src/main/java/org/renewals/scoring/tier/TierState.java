package org.renewals.scoring.tier;

import org.renewals.tier.Tier;

/**
 * What one month hands to the next so that a customer is not downgraded for a single weak month (requirements 5.1).
 *
 * @param suggested the tier the system suggests after this month
 * @param computed the tier this month's figures alone gave; below {@code suggested} while a downgrade waits for a
 *     second month
 */
public record TierState(Tier suggested, Tier computed) {

    public TierState {
        if (computed.isAbove(suggested)) {
            throw new IllegalArgumentException(
                    "An upgrade never waits: computed " + computed + " cannot lie above suggested " + suggested);
        }
    }

    /** The state of a customer without an assessment in the month before. */
    public static TierState first(Tier computed) {
        return new TierState(computed, computed);
    }

    /**
     * The state after one more month. An upgrade counts at once; a downgrade counts in the second month in a row below
     * the suggested tier, and leads to the better tier of the two months, because only that one was missed twice.
     */
    public TierState next(Tier now) {
        if (!now.isBelow(suggested)) {
            return first(now);
        }
        if (!computed.isBelow(suggested)) {
            return new TierState(suggested, now);
        }
        return new TierState(now.orBetter(computed), now);
    }

    /** True while one weak month has been seen and the next one decides. */
    public boolean downgradeWaits() {
        return computed.isBelow(suggested);
    }
}
