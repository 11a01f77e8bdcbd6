package org.renewals.scoring.renewal;

import java.util.List;
import org.renewals.scoring.Reason;
import org.renewals.tier.Tier;

/**
 * Says what is known of a contract in words a manager understands: a message key that fits the value, and the numbers in
 * it. Logarithms are taken back, shares are told in percent, and a change too small to be told is none.
 */
final class FeatureText {

    /** From this many percent on, tenths tell nothing. */
    private static final double WHOLE_FROM = 10;

    private static final double PERCENT = 100;

    private static final List<Tier> TIERS = List.of(Tier.values());

    private final List<ContractFeature> features;
    private final float[] values;
    private final CategoryWords words;

    FeatureText(List<ContractFeature> features, float[] values, CategoryWords words) {
        this.features = features;
        this.values = values;
        this.words = words;
    }

    Reason of(ContractFeature feature) {
        double value = takenBack(feature);
        if (!Double.isFinite(value)) {
            // growth from nothing cannot be told in percent either
            return Reason.of(key(feature, "missing"));
        }
        return switch (feature) {
            case INCOME_TREND, MINUTES_TREND, DATA_TREND, MEMBER_TREND, PRICE_CHANGE ->
                change(feature, value, "rise", "fall");
            case MARGIN -> change(feature, value, "value", "fall");
            case INCOME_VARIATION,
                    GROUP_PAID_SHARE,
                    INFORMATIZATION_SHARE,
                    MEMBER_CHURN,
                    EFFECTIVE_SHARE,
                    VNET_PENETRATION,
                    VALUE_SHARE -> amount(feature, percent(value));
            case TENURE_YEARS, VALUE_SCORE -> amount(feature, Math.rint(value * 10) / 10);
            case DAYS_TO_ACT, DAYS_TO_END -> days(feature, Math.rint(value));
            case COMPLAINTS, LATE_REPLIES -> complaints(feature, Math.rint(value));
            case TIER -> tier(feature, (int) Math.rint(value));
            case INDUSTRY, CITY, PRODUCT -> word(feature, (int) value);
            case SATISFACTION, RECOMMENDATION, INFORMATIZATION_LEVEL, SEASON ->
                Reason.of(key(feature, "value"), Math.rint(value));
            case INCOME_LEVEL,
                    MEMBERS,
                    MONTHLY_VALUE,
                    EMPLOYEES,
                    PRODUCTS,
                    VISITS,
                    DAYS_SINCE_VISIT,
                    VISITS_IN_WINDOW,
                    ARREARS_MONTHS,
                    TERM_MONTHS,
                    NOTICE_DAYS,
                    AUTO_RENEWS,
                    CAPTIVE,
                    EARLIER_RENEWALS,
                    RECENT_RENEWALS,
                    RECENT_LOSSES -> amount(feature, Math.rint(value));
        };
    }

    /** What was taken the logarithm of. */
    private double takenBack(ContractFeature feature) {
        double value = value(feature);
        return switch (feature) {
            case INCOME_LEVEL, INCOME_TREND, MINUTES_TREND, DATA_TREND, MEMBERS, MONTHLY_VALUE, EMPLOYEES ->
                Math.expm1(value);
            default -> value;
        };
    }

    private static Reason change(ContractFeature feature, double ratio, String up, String down) {
        double percent = percent(ratio);
        return percent == 0
                ? Reason.of(key(feature, "zero"))
                : Reason.of(key(feature, percent > 0 ? up : down), Math.abs(percent));
    }

    private static Reason amount(ContractFeature feature, double told) {
        return told == 0 ? Reason.of(key(feature, "zero")) : Reason.of(key(feature, "value"), told);
    }

    private static Reason days(ContractFeature feature, double days) {
        return days < 0 ? Reason.of(key(feature, "fall"), -days) : amount(feature, days);
    }

    /** Complaints and late replies are told together wherever both are known. */
    private Reason complaints(ContractFeature feature, double told) {
        double received = Math.rint(value(ContractFeature.COMPLAINTS));
        double late = Math.rint(value(ContractFeature.LATE_REPLIES));
        return received > 0 && late > 0
                ? Reason.of("score.renewal.feature.complaints.late", received, late)
                : amount(feature, told);
    }

    private static Reason tier(ContractFeature feature, int place) {
        return place < 0 || place >= TIERS.size()
                ? Reason.of(key(feature, "missing"))
                : Reason.of(key(feature, "value"), TIERS.get(place));
    }

    private Reason word(ContractFeature feature, int level) {
        String word = words.word(feature, level);
        return word == null ? Reason.of(key(feature, "other")) : Reason.of(key(feature, "value"), word);
    }

    private double value(ContractFeature feature) {
        int place = features.indexOf(feature);
        return place < 0 ? Double.NaN : values[place];
    }

    private static double percent(double ratio) {
        double percent = ratio * PERCENT;
        return Math.abs(percent) >= WHOLE_FROM ? Math.rint(percent) : Math.rint(percent * 10) / 10;
    }

    private static String key(ContractFeature feature, String form) {
        return "score.renewal.feature." + feature.code() + "." + form;
    }
}
