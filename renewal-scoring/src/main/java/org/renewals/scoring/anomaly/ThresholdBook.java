package org.renewals.scoring.anomaly;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.renewals.scoring.Reason;
import org.renewals.tier.TierClass;

/** All thresholds that ever were set, of the province, its cities and their managers. Immutable. */
public final class ThresholdBook {

    private static final YearMonth ALWAYS = YearMonth.of(2000, 1);

    /** What the province starts with (requirements 5.3). */
    public static final List<ThresholdRule> DEFAULTS = List.of(
            ThresholdRule.ofProvince(TierClass.A, new Thresholds(8, 20, 20), ALWAYS),
            ThresholdRule.ofProvince(TierClass.B, new Thresholds(10, 30, 25), ALWAYS),
            ThresholdRule.ofProvince(TierClass.C, new Thresholds(15, 40, 35), ALWAYS));

    private final List<ThresholdRule> rules;

    /**
     * @throws IllegalArgumentException if two rules are for the same customers in the same month
     */
    public ThresholdBook(List<ThresholdRule> rules) {
        this.rules = List.copyOf(rules);
        for (int i = 0; i < this.rules.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (this.rules.get(i).collidesWith(this.rules.get(j))) {
                    throw new IllegalArgumentException("Two thresholds are for the same customers and months: "
                            + this.rules.get(j) + " and " + this.rules.get(i));
                }
            }
        }
    }

    /** The defaults of the province alone. */
    public static ThresholdBook standard() {
        return new ThresholdBook(DEFAULTS);
    }

    /**
     * What people set, beside the province's defaults. What the province sets replaces its default for the classes it is
     * about from that month on.
     */
    public static ThresholdBook of(List<ThresholdRule> set) {
        List<ThresholdRule> all = new ArrayList<>(set);
        for (ThresholdRule standard : DEFAULTS) {
            Optional<YearMonth> replaced = set.stream()
                    .filter(rule -> rule.scope() == ThresholdScope.PROVINCE
                            && standard.tierClass() != null
                            && rule.isFor(standard.tierClass()))
                    .map(ThresholdRule::effectiveFrom)
                    .min(YearMonth::compareTo);
            all.add(replaced.map(standard::endingBefore).orElse(standard));
        }
        return new ThresholdBook(all);
    }

    /**
     * Rules people set as they are once another is added, which is open: the one it replaces ends the month before, and one
     * that had not begun by then never does.
     */
    public static List<ThresholdRule> with(List<ThresholdRule> set, ThresholdRule added) {
        List<ThresholdRule> changed =
                without(set, added.scope(), added.scopeId(), added.tierClass(), added.effectiveFrom());
        changed.add(added);
        return changed;
    }

    /** The same once what a scope has for a class, or for all classes where that is null, has been given up. */
    public static List<ThresholdRule> without(
            List<ThresholdRule> set, ThresholdScope scope, int scopeId, @Nullable TierClass tierClass, YearMonth from) {
        List<ThresholdRule> left = new ArrayList<>();
        for (ThresholdRule rule : set) {
            boolean meant = rule.scope() == scope && rule.scopeId() == scopeId && rule.tierClass() == tierClass;
            if (!meant || (rule.effectiveTo() != null && rule.effectiveTo().isBefore(from))) {
                left.add(rule);
            } else if (rule.effectiveFrom().isBefore(from)) {
                left.add(rule.endingBefore(from));
            }
        }
        return left;
    }

    public List<ThresholdRule> rules() {
        return rules;
    }

    /**
     * The thresholds of one month, ready to be looked up for every customer.
     *
     * @throws IllegalArgumentException if the province has none for a class in that month
     */
    public MonthThresholds in(YearMonth month) {
        return new MonthThresholds(
                month, rules.stream().filter(rule -> rule.isEffectiveIn(month)).toList());
    }

    /**
     * Why a manager may not have these thresholds: at some time they would be looser than those of the manager's city
     * (R062). Later changes of the city cap the manager's anyway, see {@link MonthThresholds#of}.
     *
     * @param proposed a rule of a manager
     * @param cityId the manager's city
     * @return empty if they may be set; otherwise the city's thresholds that are exceeded first
     */
    public Optional<Reason> whyNot(ThresholdRule proposed, int cityId) {
        if (proposed.scope() != ThresholdScope.MANAGER) {
            return Optional.empty();
        }
        for (YearMonth month : monthsOfChange(proposed)) {
            MonthThresholds effective = in(month);
            for (TierClass tierClass : TierClass.values()) {
                Thresholds limits = effective.ofCity(cityId, tierClass);
                if (proposed.isFor(tierClass) && !proposed.thresholds().isWithin(limits)) {
                    return Optional.of(looser(proposed.thresholds(), limits, tierClass, month));
                }
            }
        }
        return Optional.empty();
    }

    /** The months of a rule in which something may be effective that was not in the month before. */
    private Set<YearMonth> monthsOfChange(ThresholdRule proposed) {
        Set<YearMonth> months = new TreeSet<>();
        months.add(proposed.effectiveFrom());
        rules.stream()
                .filter(rule -> rule.scope() != ThresholdScope.MANAGER)
                .flatMap(rule -> rule.effectiveTo() == null
                        ? Stream.of(rule.effectiveFrom())
                        : Stream.of(rule.effectiveFrom(), rule.effectiveTo().plusMonths(1)))
                .filter(proposed::isEffectiveIn)
                .forEach(months::add);
        return months;
    }

    private static Reason looser(Thresholds proposed, Thresholds limits, TierClass tierClass, YearMonth month) {
        List<Object> arguments = new ArrayList<>(List.of(tierClass, month));
        arguments.addAll(List.of(proposed.t1(), proposed.t2(), proposed.t3(), limits.t1(), limits.t2(), limits.t3()));
        return new Reason("score.anomaly.looser-than-city", arguments);
    }
}
