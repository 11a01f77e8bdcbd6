package org.renewals.scoring.tier;

/** What an indicator speaks for. */
public enum IndicatorGroup {
    /** What the customer pays. */
    CONTRIBUTION,
    /** What the customer is, hence what it might pay. */
    ATTRIBUTE,
    /** What the customer means to others. */
    INFLUENCE
}
