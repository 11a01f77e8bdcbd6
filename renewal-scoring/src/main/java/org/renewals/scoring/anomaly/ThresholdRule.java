package org.renewals.scoring.anomaly;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.renewals.tier.TierClass;

/**
 * Thresholds for some customers and some months. A change is a new rule that begins where the old one ends (R101).
 *
 * @param scope whose customers
 * @param scopeId id of the city or of the manager; 0 for the province
 * @param tierClass the class it is for, or null for all classes
 * @param effectiveFrom first month
 * @param effectiveTo last month, or null while it is open
 */
public record ThresholdRule(
        ThresholdScope scope,
        int scopeId,
        @Nullable TierClass tierClass,
        Thresholds thresholds,
        YearMonth effectiveFrom,
        @Nullable YearMonth effectiveTo) {

    /**
     * @throws IllegalArgumentException if it ends before it begins
     */
    public ThresholdRule {
        if (effectiveTo != null && effectiveTo.isBefore(effectiveFrom)) {
            throw new IllegalArgumentException(
                    "Thresholds effective from " + effectiveFrom + " cannot end earlier, got " + effectiveTo);
        }
    }

    /** An open rule for the whole province. */
    public static ThresholdRule ofProvince(
            @Nullable TierClass tierClass, Thresholds thresholds, YearMonth effectiveFrom) {
        return new ThresholdRule(ThresholdScope.PROVINCE, 0, tierClass, thresholds, effectiveFrom, null);
    }

    /** An open rule for the customers of a city. */
    public static ThresholdRule ofCity(
            int cityId, @Nullable TierClass tierClass, Thresholds thresholds, YearMonth effectiveFrom) {
        return new ThresholdRule(ThresholdScope.CITY, cityId, tierClass, thresholds, effectiveFrom, null);
    }

    /** An open rule for the customers of a manager. */
    public static ThresholdRule ofManager(
            int managerId, @Nullable TierClass tierClass, Thresholds thresholds, YearMonth effectiveFrom) {
        return new ThresholdRule(ThresholdScope.MANAGER, managerId, tierClass, thresholds, effectiveFrom, null);
    }

    public boolean isEffectiveIn(YearMonth month) {
        return !effectiveFrom.isAfter(month) && (effectiveTo == null || !effectiveTo.isBefore(month));
    }

    /** True if the rule is for customers of that class, alone or among others. */
    public boolean isFor(TierClass other) {
        return tierClass == null || tierClass == other;
    }

    /** The same rule, with the month before that one its last. */
    public ThresholdRule endingBefore(YearMonth month) {
        return new ThresholdRule(scope, scopeId, tierClass, thresholds, effectiveFrom, month.minusMonths(1));
    }

    private boolean isForTheSameAs(ThresholdRule other) {
        return scope == other.scope && scopeId == other.scopeId && tierClass == other.tierClass;
    }

    /** True if both are for the same customers in a month they share, so that neither is the more specific one. */
    boolean collidesWith(ThresholdRule other) {
        return isForTheSameAs(other)
                && (effectiveTo == null || !effectiveTo.isBefore(other.effectiveFrom))
                && (other.effectiveTo == null || !other.effectiveTo.isBefore(effectiveFrom));
    }
}
