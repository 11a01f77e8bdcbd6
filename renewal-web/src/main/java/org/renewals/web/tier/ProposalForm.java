package org.renewals.web.tier;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.renewals.tier.Tier;
import org.renewals.tier.change.ProposeTierChange;

/**
 * The fields of a proposal, as typed.
 *
 * @param customer code
 * @param to null as long as no tier is chosen
 */
record ProposalForm(
        @Nullable String customer,
        @Nullable Tier to,
        @Nullable String reason) {

    static ProposalForm about(String customer) {
        return new ProposalForm(customer, null, null);
    }

    ProposeTierChange toCommand(Tier chosen) {
        return new ProposeTierChange(
                Objects.requireNonNullElse(customer, ""), chosen, Objects.requireNonNullElse(reason, ""));
    }
}
