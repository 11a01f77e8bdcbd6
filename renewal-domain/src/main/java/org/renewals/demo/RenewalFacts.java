package org.renewals.demo;

/**
 * What the files tell about a contract at the end of a month, and all that decides on its renewal. Each fact can be
 * computed from the rows up to that month.
 */
final class RenewalFacts {

    /** ln(mean total income of the last three months ÷ mean of the six months before); 0 with less than four months. */
    double incomeTrend;

    /** Members now ÷ members six months ago − 1; 0 where there was none or no such month. */
    double memberTrend;

    /** Effective members ÷ members; {@code NaN} without members. */
    double effectiveShare;

    /** Complaints received in the last six months. */
    int complaints;

    /** Of these, not answered within 24 hours. */
    int lateReplies;

    /** Visits of the last six months. */
    int visits;

    /** Months with arrears among the last three. */
    int arrearsMonths;

    /** The satisfaction answer of the last survey within twelve months, 1 to 5; {@code NaN} without one. */
    double satisfaction;

    /** Products in use, this one included. */
    int products;

    /** Years since the customer signed for the first time. */
    double tenureYears;

    /** Readiness of the industry, see industries.txt. */
    double readiness;

    int termMonths;

    boolean autoRenews;

    boolean captive;

    /** Monthly value of this contract ÷ that of the contract it renewed − 1; 0 where it renewed none. */
    double valueChange;
}
