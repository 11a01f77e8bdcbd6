package org.renewals.scoring.renewal;

import java.util.Locale;

/**
 * What is known of an open contract and its customer at the end of a month, in the order of stored vectors. All of it is
 * computed from rows up to that day; what is not known is {@code NaN}. "Now" is the mean of the last three months, "before"
 * the mean of the six months ahead of them.
 */
public enum ContractFeature {
    /** ln(1 + total income now), yuan a month. */
    INCOME_LEVEL(ReasonGroup.INCOME),
    /** ln(total income now ÷ before). */
    INCOME_TREND(ReasonGroup.INCOME),
    /** Variation coefficient of six months' total income. */
    INCOME_VARIATION(ReasonGroup.INCOME),
    /** Group-paid ÷ total income now. */
    GROUP_PAID_SHARE(ReasonGroup.INCOME_MIX),
    /** Informatization ÷ total income now; an overlapping view, so above 1 is possible. */
    INFORMATIZATION_SHARE(ReasonGroup.INCOME_MIX),
    /** ln(1 + members). */
    MEMBERS(ReasonGroup.MEMBERS),
    /** Members ÷ members six months ago − 1. */
    MEMBER_TREND(ReasonGroup.MEMBERS),
    /** Members who left in three months ÷ the three months' mean memberships. */
    MEMBER_CHURN(ReasonGroup.MEMBERS),
    /** Effective members ÷ members. */
    EFFECTIVE_SHARE(ReasonGroup.ACTIVITY),
    /** V-net users ÷ members, three months' sums. */
    VNET_PENETRATION(ReasonGroup.ACTIVITY),
    /** ln(minutes now ÷ before). */
    MINUTES_TREND(ReasonGroup.ACTIVITY),
    /** ln(data volume now ÷ before). */
    DATA_TREND(ReasonGroup.ACTIVITY),
    /** Products the customer has a running contract for, this one included. */
    PRODUCTS(ReasonGroup.PRODUCTS),
    /** Complaints received in six months. */
    COMPLAINTS(ReasonGroup.SERVICE),
    /** Of these, not answered within 24 hours (R125). */
    LATE_REPLIES(ReasonGroup.SERVICE),
    /** Last satisfaction answer of twelve months, 1 to 5. */
    SATISFACTION(ReasonGroup.SATISFACTION),
    /** Last recommendation answer of twelve months, 0 to 10. */
    RECOMMENDATION(ReasonGroup.SATISFACTION),
    /** Visits in six months. */
    VISITS(ReasonGroup.CONTACT),
    /** Days since the last visit. */
    DAYS_SINCE_VISIT(ReasonGroup.CONTACT),
    /** Visits since 180 days before the contract has to be acted on: the treatment it has had. */
    VISITS_IN_WINDOW(ReasonGroup.CONTACT),
    /** Months with arrears among the last three. */
    ARREARS_MONTHS(ReasonGroup.PAYMENT),
    /** Monthly value ÷ that of the contract it renewed − 1; below 0 a discount. */
    PRICE_CHANGE(ReasonGroup.PRICE),
    /** 1 − monthly cost ÷ monthly value. */
    MARGIN(ReasonGroup.PRICE),
    /** ln(1 + monthly value), yuan. */
    MONTHLY_VALUE(ReasonGroup.SIZE),
    /** Monthly value ÷ that of all the customer's open contracts. */
    VALUE_SHARE(ReasonGroup.SIZE),
    /** Months from the contract's start to its end. */
    TERM_MONTHS(ReasonGroup.TERMS),
    NOTICE_DAYS(ReasonGroup.TERMS),
    /** 1 if it renews itself. */
    AUTO_RENEWS(ReasonGroup.TERMS),
    /** 1 if the customer cannot easily leave (R185). */
    CAPTIVE(ReasonGroup.TERMS),
    /** Years since the customer signed for the first time. */
    TENURE_YEARS(ReasonGroup.HISTORY),
    /** How often this agreement was renewed before. */
    EARLIER_RENEWALS(ReasonGroup.HISTORY),
    /** Contracts of the customer renewed in twelve months. */
    RECENT_RENEWALS(ReasonGroup.HISTORY),
    /** Contracts of the customer lost in twelve months. */
    RECENT_LOSSES(ReasonGroup.HISTORY),
    /** Value score, 0 to 100 (requirements 5.1). */
    VALUE_SCORE(ReasonGroup.PROFILE),
    /** Tier the score alone gives: 0 for A1 to 4 for C. */
    TIER(ReasonGroup.PROFILE),
    /** ln(1 + employees). */
    EMPLOYEES(ReasonGroup.PROFILE),
    /** Informatization level, 1 to 5. */
    INFORMATIZATION_LEVEL(ReasonGroup.PROFILE),
    INDUSTRY(ReasonGroup.PROFILE, true),
    CITY(ReasonGroup.PLACE, true),
    PRODUCT(ReasonGroup.PRODUCTS, true),
    /** Month of the year the contract ends in, 1 to 12. */
    SEASON(ReasonGroup.TIMING),
    /** Days from the month's end to the day to act by. */
    DAYS_TO_ACT(ReasonGroup.TIMING),
    /** Days from the month's end to the contract's end. */
    DAYS_TO_END(ReasonGroup.TIMING);

    private final ReasonGroup group;
    private final boolean categorical;

    ContractFeature(ReasonGroup group) {
        this(group, false);
    }

    ContractFeature(ReasonGroup group, boolean categorical) {
        this.group = group;
        this.categorical = categorical;
    }

    public ReasonGroup group() {
        return group;
    }

    /** True for a word instead of a number; a model knows the words it was trained on by their place in its list. */
    public boolean isCategorical() {
        return categorical;
    }

    /** Place in stored vectors, from 0: new features come last. */
    @SuppressWarnings("EnumOrdinal") // the order of the constants is the order of the vectors
    public int position() {
        return ordinal();
    }

    /** The name in models and in the database, such as {@code income-trend}; also the end of its message keys. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
