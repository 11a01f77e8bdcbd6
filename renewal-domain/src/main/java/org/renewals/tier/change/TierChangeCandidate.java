package org.renewals.tier.change;

import org.jspecify.annotations.Nullable;
import org.renewals.tier.Tier;

/**
 * A customer whose tier its account manager may propose to change.
 *
 * @param openRequest id of the request that is open about it; null if none is
 */
public record TierChangeCandidate(
        String code, String name, Tier tier, @Nullable Long openRequest) {}
