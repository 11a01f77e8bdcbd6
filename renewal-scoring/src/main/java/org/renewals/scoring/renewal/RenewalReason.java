package org.renewals.scoring.renewal;

import org.jspecify.annotations.Nullable;
import org.renewals.scoring.Reason;

/**
 * One thing that speaks for or against a renewal.
 *
 * @param name message key of what it is about
 * @param group what its features are told together as; null for a rule of the expert scorecard
 * @param contribution what it adds to the log-odds; above 0 speaks for the renewal
 * @param reason the fact behind it, of the feature that adds or takes most
 */
public record RenewalReason(String name, @Nullable ReasonGroup group, double contribution, Reason reason) {}
