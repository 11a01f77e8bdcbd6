package org.renewals.tier;

/** The three classes above the five tiers, best first; service standards and renewal windows hang on them. */
public enum TierClass {
    A,
    B,
    C
}
