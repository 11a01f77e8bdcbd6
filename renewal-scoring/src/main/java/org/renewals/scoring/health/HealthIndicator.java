package org.renewals.scoring.health;

/** The thirteen inputs of the health score in the order of the table in requirements 5.6. */
public enum HealthIndicator {
    /** Change of total income, the last three months against the three before, a ratio: −0.2 is 20 % less. */
    INCOME_TREND(0, HealthDimension.TRANSACTION, "score.health.income-trend"),
    /** Members who stayed, a ratio a month: 1 − those who left ÷ mean membership, of three months' sums. */
    MEMBER_RETENTION(1, HealthDimension.TRANSACTION, "score.health.member-retention"),
    /** Products in use at the month's end; using a second and third is what cross-selling reached. */
    PRODUCT_BREADTH(2, HealthDimension.TRANSACTION, "score.health.product-breadth"),
    /** Effective members ÷ members, a ratio (contract.md "effective-member share"). */
    EFFECTIVE_SHARE(3, HealthDimension.USAGE, "score.health.effective-share"),
    /**
     * Change of billed minutes and of data volume, the last three months against the three before, a ratio: the mean of
     * the two, or the one that is known.
     */
    USAGE_TREND(4, HealthDimension.USAGE, "score.health.usage-trend"),
    /** Satisfaction of the surveys of twelve months, 0 to 100 (requirements 5.8). */
    SATISFACTION(5, HealthDimension.SERVICE, "score.health.satisfaction"),
    /** Complaints of 90 days per 100 members, see {@link HealthInputs#complaintRate}; less is better. */
    COMPLAINT_RATE(6, HealthDimension.SERVICE, "score.health.complaint-rate"),
    /** Complaints of 90 days that were replied to within 24 hours ÷ all of them, a ratio; not known without complaints. */
    REPLY_IN_TIME(7, HealthDimension.SERVICE, "score.health.reply-in-time"),
    /** Share of the two best answers to the four trust questions in twelve months, a ratio (requirements 5.8). */
    TRUST(8, HealthDimension.EMOTION, "score.health.trust"),
    /** Visits made ÷ visits that the service standard of the tier asks for, a ratio; may exceed 1 (R100, R188). */
    VISITS_TO_PLAN(9, HealthDimension.EMOTION, "score.health.visits-to-plan"),
    /** Whole months since the decision maker last changed. */
    CONTACT_STABILITY(10, HealthDimension.EMOTION, "score.health.contact-stability"),
    /** Joint plans and reviews of the last twelve months (R169). */
    JOINT_REVIEWS(11, HealthDimension.CO_CREATION, "score.health.joint-reviews"),
    /** Months without arrears ÷ months known, of the last six, a ratio. */
    PUNCTUALITY(12, HealthDimension.CO_CREATION, "score.health.punctuality");

    static final int COUNT = 13;

    private final int position;
    private final HealthDimension dimension;
    private final String key;

    HealthIndicator(int position, HealthDimension dimension, String key) {
        this.position = position;
        this.dimension = dimension;
        this.key = key;
    }

    /** Place in the table and in stored arrays of inputs, from 0. */
    public int position() {
        return position;
    }

    public HealthDimension dimension() {
        return dimension;
    }

    /** Message key of the indicator's name; reasons append {@code .reason} or {@code .missing}. */
    public String key() {
        return key;
    }
}
