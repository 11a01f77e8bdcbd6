package org.renewals.tier.change;

import org.renewals.tier.Tier;

/** What an account manager asks for. */
public record ProposeTierChange(String customerCode, Tier to, String reason) {}
