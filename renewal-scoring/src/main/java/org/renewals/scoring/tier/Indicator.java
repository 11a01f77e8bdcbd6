package org.renewals.scoring.tier;

/** The eleven inputs of the value score in the order of the table in requirements 5.1. */
public enum Indicator {
    /** Members' own bills, yuan a month. */
    PERSONAL_BILLS(0, IndicatorGroup.CONTRIBUTION, "score.value.personal-bills"),
    /** Informatization income, yuan a month; a view that overlaps the two others and is scored on its own. */
    INFORMATIZATION(1, IndicatorGroup.CONTRIBUTION, "score.value.informatization"),
    /** Group-paid income, yuan a month. */
    GROUP_PAID(2, IndicatorGroup.CONTRIBUTION, "score.value.group-paid"),
    /** People employed by the customer. */
    EMPLOYEES(3, IndicatorGroup.ATTRIBUTE, "score.value.employees"),
    /** V-net users in % of members. */
    VNET_PENETRATION(4, IndicatorGroup.ATTRIBUTE, "score.value.vnet-penetration"),
    /** Informatization products in use. */
    INFORMATIZATION_PRODUCTS(5, IndicatorGroup.ATTRIBUTE, "score.value.informatization-products"),
    /** Informatization level, 1 to 5. */
    INFORMATIZATION_LEVEL(6, IndicatorGroup.ATTRIBUTE, "score.value.informatization-level"),
    /** Whole months since the customer signed. */
    MONTHS_SIGNED(7, IndicatorGroup.ATTRIBUTE, "score.value.months-signed"),
    /** Members who left, in % a month of the mean membership; less is better. */
    MEMBER_CHURN(8, IndicatorGroup.ATTRIBUTE, "score.value.member-churn"),
    /** Influence in its industry or on policy, 0 to 100. */
    SOCIAL_INFLUENCE(9, IndicatorGroup.INFLUENCE, "score.value.social-influence"),
    /** Percentile of its income or taxes, 0 to 100. */
    ECONOMIC_RANK(10, IndicatorGroup.INFLUENCE, "score.value.economic-rank");

    static final int COUNT = 11;

    private final int position;
    private final IndicatorGroup group;
    private final String key;

    Indicator(int position, IndicatorGroup group, String key) {
        this.position = position;
        this.group = group;
        this.key = key;
    }

    /** Place in the table and in stored arrays of inputs and points, from 0. */
    public int position() {
        return position;
    }

    public IndicatorGroup group() {
        return group;
    }

    /** Message key of the indicator's name; reasons append {@code .reason} or {@code .missing}. */
    public String key() {
        return key;
    }
}
