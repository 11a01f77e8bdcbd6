package org.renewals.scoring.anomaly;

import java.time.YearMonth;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.renewals.tier.TierClass;

/**
 * The thresholds of one month. The most specific rule wins: that of the manager and the class, of the manager, of the
 * city and the class, of the city, of the province and the class, of the province (requirements 5.3). Cheap to ask for
 * every customer, and safe to share between threads.
 */
public final class MonthThresholds {

    /** Has a rule for every class. */
    private final Map<TierClass, ThresholdRule> province = new EnumMap<>(TierClass.class);

    /** By id; a class that is not in it is left to the wider scope. */
    private final Map<Integer, Map<TierClass, ThresholdRule>> cities = new HashMap<>();

    private final Map<Integer, Map<TierClass, ThresholdRule>> managers = new HashMap<>();

    MonthThresholds(YearMonth month, List<ThresholdRule> effective) {
        for (ThresholdRule rule : effective) {
            Map<TierClass, ThresholdRule> byClass = switch (rule.scope()) {
                case PROVINCE -> province;
                case CITY -> cities.computeIfAbsent(rule.scopeId(), id -> new EnumMap<>(TierClass.class));
                case MANAGER -> managers.computeIfAbsent(rule.scopeId(), id -> new EnumMap<>(TierClass.class));
            };
            for (TierClass tierClass : TierClass.values()) {
                if (rule.isFor(tierClass)) {
                    byClass.merge(tierClass, rule, MonthThresholds::moreSpecific);
                }
            }
        }
        for (TierClass tierClass : TierClass.values()) {
            if (!province.containsKey(tierClass)) {
                throw new IllegalArgumentException(
                        "The province has no thresholds for class " + tierClass + " in " + month);
            }
        }
    }

    /** Of two rules of one scope, one is for the class alone: no two may be for the same customers. */
    private static ThresholdRule moreSpecific(ThresholdRule one, ThresholdRule other) {
        return one.tierClass() == null ? other : one;
    }

    /**
     * The thresholds for a customer. Those of a manager count up to the city's: who tightened them once does not hold
     * them above a city that tightens its own later, or that is stricter with a class.
     */
    public Thresholds of(int cityId, int managerId, TierClass tierClass) {
        Thresholds limits = ofCity(cityId, tierClass);
        ThresholdRule own = find(managers, managerId, tierClass);
        return own == null ? limits : own.thresholds().cappedAt(limits);
    }

    /** The thresholds for a customer of a city whose manager set none; the limits of those a manager may set. */
    public Thresholds ofCity(int cityId, TierClass tierClass) {
        return cityRule(cityId, tierClass).thresholds();
    }

    /** The thresholds for a customer of a city that set none. */
    public Thresholds ofProvince(TierClass tierClass) {
        return provinceRule(tierClass).thresholds();
    }

    /** The rule that decides for a customer, to show where its thresholds come from. */
    public ThresholdRule ruleFor(int cityId, int managerId, TierClass tierClass) {
        ThresholdRule own = find(managers, managerId, tierClass);
        return own == null ? cityRule(cityId, tierClass) : own;
    }

    /** The rule that decides for the customers of a city whose manager set none. */
    public ThresholdRule cityRule(int cityId, TierClass tierClass) {
        ThresholdRule city = find(cities, cityId, tierClass);
        return city == null ? provinceRule(tierClass) : city;
    }

    /** The rule that decides where neither city nor manager set one. */
    public ThresholdRule provinceRule(TierClass tierClass) {
        return Objects.requireNonNull(province.get(tierClass));
    }

    private static @Nullable ThresholdRule find(
            Map<Integer, Map<TierClass, ThresholdRule>> scopes, int id, TierClass tierClass) {
        Map<TierClass, ThresholdRule> byClass = scopes.get(id);
        return byClass == null ? null : byClass.get(tierClass);
    }
}
