package org.renewals.scoring.threshold;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.scoring.anomaly.MonthThresholds;
import org.renewals.scoring.anomaly.ThresholdBook;
import org.renewals.scoring.anomaly.ThresholdRule;
import org.renewals.scoring.anomaly.ThresholdScope;
import org.renewals.scoring.anomaly.ThresholdSteps;
import org.renewals.scoring.anomaly.Thresholds;
import org.renewals.tier.TierClass;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Rehearses thresholds before they are set. The monthly run has counted which steps the customers of a province, city and
 * manager reach; so a rehearsal takes the scope's counts, takes out those of the cities and managers that have thresholds of
 * their own, and adds these again by what holds for them. No customer is read, and the result is what the rules would say of
 * every single one.
 */
@Component
@Transactional(readOnly = true)
public class Rehearsals {

    /** How many months are looked back on. */
    public static final int MONTHS = 12;

    private static final String COMPUTED =
            "select month from account_month where run_at is not null" + " order by month desc limit " + MONTHS;

    // each row of the counts is opened once, however long its arrays are
    private static final String COUNT = """
            select s.month, sum(p.weight * x.status_now) as status_now, sum(p.weight * x.status_then) as status_then,
                sum(p.weight * y.call_now) as call_now, sum(p.weight * y.call_then) as call_then
            from unnest(cast(:kinds as text[]), cast(:ids as int[]), cast(:cities as int[]), cast(:classes as text[]),
                    cast(:weights as int[]), cast(:now1 as int[]), cast(:now2 as int[]), cast(:now3 as int[]),
                    cast(:then1 as int[]), cast(:then2 as int[]), cast(:then3 as int[]))
                as p (kind, id, city, class, weight, now1, now2, now3, then1, then2, then3)
            join scope_anomaly s on s.scope_kind = p.kind and s.scope_id = p.id and s.city_id is not distinct from p.city
                and s.tier_class = p.class
            cross join lateral (
                select coalesce(sum(u.customers) filter (where u.steps >= p.now1), 0) as status_now,
                    coalesce(sum(u.customers) filter (where u.steps >= p.then1), 0) as status_then
                from unnest(s.status_steps, s.status_customers) as u (steps, customers)) x
            cross join lateral (
                select coalesce(sum(u.customers) filter (where u.decline >= p.now2 or u.inactive >= p.now3), 0) as call_now,
                    coalesce(sum(u.customers) filter (where u.decline >= p.then2 or u.inactive >= p.then3), 0) as call_then
                from unnest(s.decline_steps, s.inactive_steps, s.call_customers) as u (decline, inactive, customers)) y
            where s.month in (""" + COMPUTED + ") and ";

    private final ThresholdDesk desk;
    private final ThresholdLines lines;
    private final JdbcClient jdbc;

    Rehearsals(ThresholdDesk desk, ThresholdLines lines, JdbcClient jdbc) {
        this.desk = desk;
        this.lines = lines;
        this.jdbc = jdbc;
    }

    /**
     * What thresholds would have made of the customers of the scope.
     *
     * @param tierClass null for all classes that have none of their own
     * @throws org.renewals.shared.Refused as {@link ThresholdDesk#check}
     */
    public Rehearsal rehearse(AccessScope scope, @Nullable TierClass tierClass, Thresholds thresholds) {
        ThresholdRule proposed = desk.check(scope, tierClass, thresholds);
        List<ThresholdRule> set = lines.rules(scope);
        return new Rehearsal(
                proposed.effectiveFrom(), compare(scope, proposed, set, ThresholdBook.with(set, proposed)));
    }

    private List<Rehearsal.Month> compare(
            AccessScope scope, ThresholdRule proposed, List<ThresholdRule> set, List<ThresholdRule> changed) {
        YearMonth from = proposed.effectiveFrom();
        Parts parts = new Parts(
                ThresholdBook.of(set).in(from), ThresholdBook.of(changed).in(from));
        boolean manager = proposed.scope() == ThresholdScope.MANAGER;
        List<Place> managers = managers(
                scope, manager ? Set.of(proposed.scopeId()) : owners(set, changed, ThresholdScope.MANAGER, from));
        Set<TierClass> classes =
                proposed.tierClass() == null ? EnumSet.allOf(TierClass.class) : EnumSet.of(proposed.tierClass());
        for (TierClass each : classes) {
            switch (proposed.scope()) {
                case PROVINCE -> {
                    parts.add(
                            each,
                            1,
                            new Place(ThresholdScope.PROVINCE, province(scope), null),
                            ThresholdScope.PROVINCE);
                    for (int city : owners(set, changed, ThresholdScope.CITY, from)) {
                        Place place = new Place(ThresholdScope.CITY, city, city);
                        parts.exchange(each, place, ThresholdScope.PROVINCE, ThresholdScope.CITY);
                    }
                    managers.forEach(place -> parts.exchange(each, place, ThresholdScope.CITY, ThresholdScope.MANAGER));
                }
                case CITY -> {
                    int city = proposed.scopeId();
                    parts.add(each, 1, new Place(ThresholdScope.CITY, city, city), ThresholdScope.CITY);
                    managers.forEach(place -> parts.exchange(each, place, ThresholdScope.CITY, ThresholdScope.MANAGER));
                }
                case MANAGER -> managers.forEach(place -> parts.add(each, 1, place, ThresholdScope.MANAGER));
            }
        }
        return count(scope, parts);
    }

    /** Ids of the cities or managers that have thresholds of their own, before the change or after it. */
    private static Set<Integer> owners(
            List<ThresholdRule> set, List<ThresholdRule> changed, ThresholdScope kind, YearMonth month) {
        return Stream.concat(set.stream(), changed.stream())
                .filter(rule -> rule.scope() == kind && rule.isEffectiveIn(month))
                .map(ThresholdRule::scopeId)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private int province(AccessScope scope) {
        return jdbc.sql("select min(s.scope_id) from scope_anomaly s where s.scope_kind = 'province' and "
                        + scope.predicate("s"))
                .params(scope.parameters())
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    /** Each of the managers in each city he looked after customers of; a manager may have been in another one before. */
    private List<Place> managers(AccessScope scope, Set<Integer> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("select distinct s.scope_id, s.city_id from scope_anomaly s where s.month in (" + COMPUTED
                        + ") and s.scope_kind = 'manager' and s.scope_id in (:ids) and " + scope.predicate("s"))
                .params(scope.parameters())
                .param("ids", ids)
                .query((row, number) ->
                        new Place(ThresholdScope.MANAGER, row.getInt("scope_id"), row.getInt("city_id")))
                .list();
    }

    private List<Rehearsal.Month> count(AccessScope scope, Parts parts) {
        Map<YearMonth, Rehearsal.Month> counted = new TreeMap<>();
        jdbc.sql(COUNT + scope.predicate("s") + " group by s.month")
                .params(scope.parameters())
                .params(parts.parameters())
                .query((row, number) -> {
                    YearMonth month = YearMonth.from(row.getObject("month", LocalDate.class));
                    return counted.put(
                            month,
                            new Rehearsal.Month(
                                    month,
                                    new Rehearsal.Counts(row.getLong("status_now"), row.getLong("call_now")),
                                    new Rehearsal.Counts(row.getLong("status_then"), row.getLong("call_then"))));
                })
                .list();
        if (counted.isEmpty()) {
            return List.of();
        }
        // a month in which the scope had nobody is one without anomalies
        jdbc.sql(COMPUTED)
                .query(LocalDate.class)
                .list()
                .forEach(day -> counted.computeIfAbsent(
                        YearMonth.from(day),
                        month -> new Rehearsal.Month(month, Rehearsal.Counts.NONE, Rehearsal.Counts.NONE)));
        return List.copyOf(counted.values());
    }

    /**
     * Counts of one scope; those of a manager for each city apart.
     *
     * @param city null for the province
     */
    private record Place(
            ThresholdScope kind, int id, @Nullable Integer city) {}

    /** Counts to be added up: each with the thresholds it is held against now and then. */
    private static final class Parts {

        private final MonthThresholds now;
        private final MonthThresholds then;
        private final List<Place> places = new ArrayList<>();
        private final List<TierClass> classes = new ArrayList<>();
        private final List<Integer> weights = new ArrayList<>();
        private final List<Thresholds> heldNow = new ArrayList<>();
        private final List<Thresholds> heldThen = new ArrayList<>();

        Parts(MonthThresholds now, MonthThresholds then) {
            this.now = now;
            this.then = then;
        }

        /** The customers of a place, by the thresholds that hold down to that level. */
        void add(TierClass tierClass, int weight, Place place, ThresholdScope level) {
            places.add(place);
            classes.add(tierClass);
            weights.add(weight);
            heldNow.add(held(now, tierClass, place, level));
            heldThen.add(held(then, tierClass, place, level));
        }

        /** The customers of a place, by the thresholds of another level than that they have been added by. */
        void exchange(TierClass tierClass, Place place, ThresholdScope added, ThresholdScope level) {
            if (!held(now, tierClass, place, added).equals(held(now, tierClass, place, level))
                    || !held(then, tierClass, place, added).equals(held(then, tierClass, place, level))) {
                add(tierClass, -1, place, added);
                add(tierClass, 1, place, level);
            }
        }

        private static Thresholds held(MonthThresholds month, TierClass tierClass, Place place, ThresholdScope level) {
            return switch (level) {
                case PROVINCE -> month.ofProvince(tierClass);
                case CITY -> month.ofCity(Objects.requireNonNull(place.city()), tierClass);
                case MANAGER -> month.of(Objects.requireNonNull(place.city()), place.id(), tierClass);
            };
        }

        Map<String, Object> parameters() {
            Map<String, Object> parameters = new HashMap<>();
            parameters.put("kinds", array(places, place -> place.kind().code()));
            parameters.put("ids", array(places, Place::id));
            parameters.put("cities", array(places, Place::city));
            parameters.put("classes", array(classes, TierClass::name));
            parameters.put("weights", array(weights, weight -> weight));
            steps(parameters, "now", heldNow);
            steps(parameters, "then", heldThen);
            return parameters;
        }

        private static void steps(Map<String, Object> parameters, String name, List<Thresholds> held) {
            parameters.put(name + 1, array(held, each -> ThresholdSteps.of(each.t1())));
            parameters.put(name + 2, array(held, each -> ThresholdSteps.of(each.t2())));
            parameters.put(name + 3, array(held, each -> ThresholdSteps.of(each.t3())));
        }

        /** As PostgreSQL writes an array; the values are numbers and words of the program. */
        private static <T> String array(List<T> values, Function<T, @Nullable Object> value) {
            return values.stream()
                    .map(each -> String.valueOf(value.apply(each)))
                    .collect(Collectors.joining(",", "{", "}"));
        }
    }
}
