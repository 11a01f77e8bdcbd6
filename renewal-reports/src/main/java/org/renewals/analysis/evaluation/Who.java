package org.renewals.analysis.evaluation;

import org.jspecify.annotations.Nullable;
import org.renewals.analysis.Subject;
import org.renewals.tier.Tier;

/** Whose figures a line has. */
public sealed interface Who {

    /** A province, city, county or account manager. */
    record Part(Subject subject) implements Who {}

    /**
     * A customer.
     *
     * @param code null, like the name, where it has since been handed out of the reader's scope
     * @param tier in the month
     * @param previousTier in the month before; null where it had none
     */
    record Customer(
            long id,
            @Nullable String code,
            @Nullable String name,
            Tier tier,
            @Nullable Tier previousTier) implements Who {}
}
