package org.renewals.scoring.lifecycle;

import org.jspecify.annotations.Nullable;
import org.renewals.customer.CustomerStatus;
import org.renewals.scoring.risk.RiskLevel;

/**
 * What a customer's stage is made of, at the end of a month; NaN or null where it is not known.
 *
 * @param status as delivered; without one the customer counts as active
 * @param monthsSigned whole months since it signed
 * @param incomeChange change of total income, the last three months against the three before, a ratio
 * @param memberChange change of members over three months, a ratio
 * @param riskLevel of the month's risk points
 */
public record LifecycleFacts(
        @Nullable CustomerStatus status,
        double monthsSigned,
        double incomeChange,
        double memberChange,
        @Nullable RiskLevel riskLevel) {}
