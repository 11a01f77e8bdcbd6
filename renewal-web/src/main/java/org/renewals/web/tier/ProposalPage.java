package org.renewals.web.tier;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.renewals.tier.Tier;
import org.renewals.tier.change.TierChangeRow;

/**
 * What somebody has to know who proposes another tier for a customer.
 *
 * @param tier in effect; null if the customer was never rated
 * @param heldUntil last day of a tier decided by people; null where the system's holds
 * @param left whether the customer is gone
 * @param choices tiers it could be moved to, best first
 * @param open the request that has to be decided first; null if there is none
 * @param score null if the customer was not rated in the latest month
 * @param held for how many months an approved tier holds
 */
record ProposalPage(
        String code,
        String name,
        @Nullable String place,
        @Nullable Tier tier,
        @Nullable LocalDate heldUntil,
        boolean left,
        List<Tier> choices,
        @Nullable TierChangeRow open,
        @Nullable ScoreView score,
        int held) {}
