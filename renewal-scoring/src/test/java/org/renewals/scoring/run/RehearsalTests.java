package org.renewals.scoring.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.renewals.scoring.run.RunFixture.OCTOBER;
import static org.renewals.scoring.run.RunFixture.SILENT;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.renewals.access.AccessScope;
import org.renewals.access.CurrentScope;
import org.renewals.alarm.AnomalyKind;
import org.renewals.scoring.anomaly.AnomalyInputs;
import org.renewals.scoring.anomaly.AnomalyRules;
import org.renewals.scoring.anomaly.MonthThresholds;
import org.renewals.scoring.anomaly.ThresholdBook;
import org.renewals.scoring.anomaly.ThresholdRule;
import org.renewals.scoring.anomaly.ThresholdSteps;
import org.renewals.scoring.anomaly.Thresholds;
import org.renewals.scoring.threshold.Rehearsal;
import org.renewals.scoring.threshold.Rehearsals;
import org.renewals.scoring.threshold.ThresholdDesk;
import org.renewals.scoring.threshold.ThresholdLines;
import org.renewals.testing.DomainApplication;
import org.renewals.testing.TestDatabase;
import org.renewals.tier.Tier;
import org.renewals.tier.TierClass;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * A rehearsal against the rules themselves, asked about every single customer: thirteen months of figures made up at random,
 * in two cities with three managers, who may have thresholds of their own.
 */
@SpringBootTest(classes = DomainApplication.class)
class RehearsalTests {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private static final int CUSTOMERS = 240;
    private static final int MONTHS = 13;
    private static final int ROUNDS = 120;
    private static final int MANAGER_CITY = 11;

    private static final AccessScope PROVINCE = AccessScope.province(31);
    private static final AccessScope CITY = AccessScope.city(31, MANAGER_CITY);
    private static final AccessScope MANAGER = AccessScope.manager(22, MANAGER_CITY);

    private static @Nullable RunFixture province;

    private final Random random = new Random(20_261_031);

    @Autowired
    private Rehearsals rehearsals;

    @Autowired
    private ThresholdDesk desk;

    @Autowired
    private ThresholdLines lines;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        database.properties(registry::add);
    }

    /** A customer's month as it was judged. */
    private record Judged(YearMonth month, int city, int manager, TierClass tierClass, AnomalyInputs inputs) {

        boolean isAnomalous(AnomalyKind kind, MonthThresholds thresholds) {
            return AnomalyRules.STANDARD.isAnomalous(kind, inputs, thresholds.of(city, manager, tierClass));
        }
    }

    @BeforeEach
    void thirteenMonths() {
        if (province == null) {
            province = new RunFixture(database);
            province.manyCustomers(CUSTOMERS, OCTOBER.minusMonths(MONTHS - 1L), OCTOBER);
            province.execute("select setseed(0.42);"
                    + " update customer_month set suspended_members = random() * random() * members,"
                    + " inactive_members = random() * random() * random() * members,"
                    + " minutes = random() * customer_id * 100, joined = random() * 4, left_members = random() * 4");
            MonthlyRun run = province.run(1000);
            for (int month = MONTHS - 1; month >= 0; month--) {
                run.run(OCTOBER.minusMonths(month), SILENT);
            }
        }
        province.execute("delete from threshold_rule");
    }

    @Test
    void isWhatTheRulesSayOfEveryCustomer() {
        List<Judged> judged = judged();
        int refused = 0;
        int different = 0;
        for (int round = 0; round < ROUNDS; round++) {
            if (round % 4 == 0) {
                setSomewhere();
            }
            AccessScope scope = List.of(PROVINCE, CITY, MANAGER).get(random.nextInt(3));
            TierClass tierClass =
                    random.nextInt(4) == 0 ? null : List.of(TierClass.values()).get(random.nextInt(3));
            Thresholds thresholds = thresholds();
            if (!allowed(scope, tierClass, thresholds)) {
                refused++;
                continue;
            }
            Rehearsal rehearsal = in(scope, () -> rehearsals.rehearse(scope, tierClass, thresholds));
            List<Rehearsal.Month> expected = expected(scope, tierClass, thresholds, judged);
            assertThat(rehearsal.months())
                    .as("%s %s %s", scope, tierClass, thresholds)
                    .isEqualTo(expected);
            assertThat(rehearsal.difference())
                    .isEqualTo(rehearsal.proposed().status()
                            + rehearsal.proposed().call()
                            - rehearsal.inForce().status()
                            - rehearsal.inForce().call());
            different += rehearsal.difference() == 0 ? 0 : 1;
        }
        assertThat(refused).as("looser than the city").isBetween(1, ROUNDS / 2);
        assertThat(different).as("worth rehearsing").isGreaterThan(ROUNDS / 4);
    }

    @Test
    void withTheDefaultsInForceItIsWhatTheRunsFound() {
        Rehearsal rehearsal = in(PROVINCE, () -> rehearsals.rehearse(PROVINCE, null, new Thresholds(50, 50, 50)));
        List<String> found = fixture()
                .rows(
                        "select to_char(month, 'YYYY-MM') || ' ' || count(status_anomaly) || ' '"
                                + " || count(call_anomaly) from assessment where month > '2025-10-01' group by month order by month");
        assertThat(rehearsal.months())
                .extracting(month -> month.month() + " " + month.inForce().status() + " "
                        + month.inForce().call())
                .isEqualTo(found)
                .hasSize(Rehearsals.MONTHS);
        assertThat(rehearsal.inForce().of(AnomalyKind.STATUS)).isPositive();
        assertThat(rehearsal.inForce().of(AnomalyKind.CALL)).isPositive();
        assertThat(rehearsal.from()).isEqualTo(OCTOBER.plusMonths(1));
    }

    @Test
    void monthsThatWereComputedBeforeAreCountedWithTheNextRun() {
        String counts = "select md5(string_agg(s::text, '\n' order by s::text)) from scope_anomaly s"
                + " where month > '2025-10-01'";
        String before = fixture().ask(counts);
        fixture().execute("delete from scope_anomaly");
        assertThat(in(CITY, () -> rehearsals.rehearse(CITY, null, new Thresholds(5, 5, 5)))
                        .months())
                .as("nothing is known yet")
                .isEmpty();
        fixture().run(1000).run(OCTOBER, SILENT);
        assertThat(fixture().ask(counts)).isEqualTo(before);
    }

    @Test
    void nobodySeesCountsBeyondHisScope() {
        String seen =
                "select string_agg(distinct scope_kind || ' ' || scope_id, ', ' order by scope_kind || ' ' || scope_id)"
                        + " from scope_anomaly";
        assertThat(asked(PROVINCE, seen)).isEqualTo("city 11, city 12, manager 21, manager 22, manager 23, province 1");
        assertThat(asked(CITY, seen)).isEqualTo("city 11, manager 21, manager 22");
        assertThat(asked(MANAGER, seen)).isEqualTo("manager 22");
    }

    private boolean allowed(AccessScope scope, @Nullable TierClass tierClass, Thresholds thresholds) {
        if (!scope.equals(MANAGER)) {
            return true;
        }
        MonthThresholds present = ThresholdBook.of(rules(scope)).in(OCTOBER.plusMonths(1));
        return (tierClass == null ? List.of(TierClass.values()) : List.of(tierClass))
                .stream().allMatch(each -> thresholds.isWithin(present.ofCity(MANAGER_CITY, each)));
    }

    /** Puts thresholds of some scope into force, as if they had been set long ago. */
    private void setSomewhere() {
        List<String> place = List.of(
                        List.of("'province'", "null", "null"),
                        List.of("'city'", "11", "null"),
                        List.of("'city'", "12", "null"),
                        List.of("'manager'", "11", "21"),
                        List.of("'manager'", "11", "22"),
                        List.of("'manager'", "12", "23"))
                .get(random.nextInt(6));
        String tierClass = List.of("null", "'A'", "'B'", "'C'").get(random.nextInt(4));
        Thresholds thresholds = thresholds();
        fixture().execute("""
                delete from threshold_rule where scope_kind = %1$s and city_id is not distinct from %2$s
                    and manager_id is not distinct from %3$s and tier_class is not distinct from %4$s;
                insert into threshold_rule (scope_kind, city_id, manager_id, tier_class, t1, t2, t3, effective_from, set_at)
                values (%1$s, %2$s, %3$s, %4$s, %5$s, %6$s, %7$s, '2026-01-01', now())""".formatted(
                        place.get(0),
                        place.get(1),
                        place.get(2),
                        tierClass,
                        thresholds.t1(),
                        thresholds.t2(),
                        thresholds.t3()));
    }

    private Thresholds thresholds() {
        return new Thresholds(threshold(30), threshold(120), threshold(60));
    }

    private double threshold(int steps) {
        return (1 + random.nextInt(steps)) * ThresholdSteps.STEP;
    }

    /** Every customer of the scope, one by one, by the rules as they are and as they would be. */
    private List<Rehearsal.Month> expected(
            AccessScope scope, @Nullable TierClass tierClass, Thresholds thresholds, List<Judged> judged) {
        YearMonth from = OCTOBER.plusMonths(1);
        ThresholdRule proposed = in(scope, () -> desk.check(scope, tierClass, thresholds));
        List<ThresholdRule> set = rules(scope);
        MonthThresholds now = ThresholdBook.of(set).in(from);
        MonthThresholds then =
                ThresholdBook.of(ThresholdBook.with(set, proposed)).in(from);
        Map<YearMonth, long[]> counts = new TreeMap<>();
        for (Judged one : judged) {
            long[] found = counts.computeIfAbsent(one.month(), month -> new long[4]);
            boolean inScope = scope.equals(PROVINCE)
                    || (scope.equals(CITY) && one.city() == MANAGER_CITY)
                    || (scope.equals(MANAGER) && one.manager() == 22);
            if (!inScope || (tierClass != null && one.tierClass() != tierClass)) {
                continue;
            }
            found[0] += one.isAnomalous(AnomalyKind.STATUS, now) ? 1 : 0;
            found[1] += one.isAnomalous(AnomalyKind.CALL, now) ? 1 : 0;
            found[2] += one.isAnomalous(AnomalyKind.STATUS, then) ? 1 : 0;
            found[3] += one.isAnomalous(AnomalyKind.CALL, then) ? 1 : 0;
        }
        List<Rehearsal.Month> months = new ArrayList<>();
        counts.forEach((month, found) -> months.add(new Rehearsal.Month(
                month, new Rehearsal.Counts(found[0], found[1]), new Rehearsal.Counts(found[2], found[3]))));
        return months;
    }

    private List<ThresholdRule> rules(AccessScope scope) {
        return in(scope, () -> lines.rules(scope));
    }

    private static List<Judged> judged() {
        return JdbcClient.create(database.owner())
                .sql(
                        "select month, city_id, manager_id, tier, anomaly_inputs from assessment where month > '2025-10-01'")
                .query((row, number) -> {
                    Double[] inputs = (Double[]) row.getArray("anomaly_inputs").getArray();
                    double[] values = new double[inputs.length];
                    for (int i = 0; i < values.length; i++) {
                        values[i] = inputs[i] == null ? Double.NaN : inputs[i];
                    }
                    return new Judged(
                            YearMonth.from(row.getObject("month", LocalDate.class)),
                            row.getInt("city_id"),
                            row.getInt("manager_id"),
                            Tier.valueOf(row.getString("tier")).tierClass(),
                            AnomalyInputs.of(values));
                })
                .list();
    }

    private static String asked(AccessScope scope, String question) {
        return database.in(scope, connection -> {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(question)) {
                rows.next();
                return rows.getString(1);
            }
        });
    }

    private static RunFixture fixture() {
        return java.util.Objects.requireNonNull(province);
    }

    private static <T> T in(AccessScope scope, Supplier<T> work) {
        return CurrentScope.call(scope, work);
    }
}
