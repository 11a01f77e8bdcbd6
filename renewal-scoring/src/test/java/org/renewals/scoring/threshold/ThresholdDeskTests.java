package org.renewals.scoring.threshold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.renewals.testing.TwoCities.ADMIN;
import static org.renewals.testing.TwoCities.CITY;
import static org.renewals.testing.TwoCities.COLLEAGUE_IN_CITY;
import static org.renewals.testing.TwoCities.FAR_MANAGER;
import static org.renewals.testing.TwoCities.MANAGER;
import static org.renewals.testing.TwoCities.OTHER_CITY;
import static org.renewals.testing.TwoCities.OTHER_MANAGER;
import static org.renewals.testing.TwoCities.PROVINCE;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.renewals.access.AccessScope;
import org.renewals.access.CurrentScope;
import org.renewals.access.NotAllowed;
import org.renewals.scoring.anomaly.ThresholdBook;
import org.renewals.scoring.anomaly.ThresholdRule;
import org.renewals.scoring.anomaly.Thresholds;
import org.renewals.shared.Refused;
import org.renewals.testing.DomainApplication;
import org.renewals.testing.SettableClock;
import org.renewals.testing.TestDatabase;
import org.renewals.testing.TwoCities;
import org.renewals.tier.TierClass;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Thresholds as people set them, on a real PostgreSQL as the run-time role. October 2026 is computed; it is 10 November. */
@SpringBootTest(classes = DomainApplication.class)
class ThresholdDeskTests {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private static final Instant START = Instant.parse("2026-11-10T04:00:00Z");
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

    private final JdbcClient looking = JdbcClient.create(database.owner());

    @Autowired
    private ThresholdDesk desk;

    @Autowired
    private ThresholdLines lines;

    @Autowired
    private Clock clock;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        database.properties(registry::add);
    }

    @BeforeAll
    static void settle() {
        TwoCities.settle(database);
    }

    @BeforeEach
    void startAfresh() {
        at(START);
        looking.sql("truncate threshold_rule restart identity").update();
        looking.sql("delete from audit_entry").update();
        computed("2026-10");
    }

    private void computed(String month) {
        looking.sql("insert into account_month (month, run_at) values (cast(:month as date), now())"
                        + " on conflict (month) do update set run_at = now()")
                .param("month", month + "-01")
                .update();
        looking.sql("update account_month set run_at = null where month > cast(:month as date)")
                .param("month", month + "-01")
                .update();
    }

    @Test
    void aChangeEndsOneLineAndBeginsAnotherWithTheNextMonth() {
        assertThat(set(CITY, TierClass.A, 7, 15, 15, 0)).isEqualTo(NOVEMBER);
        computed("2026-11");
        at(Instant.parse("2026-12-05T04:00:00Z"));
        assertThat(set(COLLEAGUE_IN_CITY, TierClass.A, 6.5, 15, 15, 1)).isEqualTo(YearMonth.of(2026, 12));

        assertThat(stored())
                .containsExactly(
                        "1 city 101 - A 7.00/15.00/15.00 2026-11..2026-11 by 2 ended by 3",
                        "2 city 101 - A 6.50/15.00/15.00 2026-12.. by 3 ended by -");
        assertThat(held(NOVEMBER, TierClass.A)).isEqualTo(new Thresholds(7, 15, 15));
        assertThat(held(YearMonth.of(2026, 12), TierClass.A)).isEqualTo(new Thresholds(6.5, 15, 15));
        assertThat(held(YearMonth.of(2026, 10), TierClass.A)).isEqualTo(new Thresholds(8, 20, 20));
        assertThat(in(CITY, () -> lines.history(CITY, null)))
                .extracting(ThresholdLine::id, ThresholdLine::setBy, ThresholdLine::endedBy, ThresholdLine::before)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(2, "钱主管", null, new Thresholds(7, 15, 15)),
                        org.assertj.core.groups.Tuple.tuple(1, "赵主管", "钱主管", null));
        assertThat(audit())
                .containsExactly(
                        "city1 threshold.set city 101/- A 2026-11 - > 7.0/15.0/15.0",
                        "city1b threshold.set city 101/- A 2026-12 7.0/15.0/15.0 > 6.5/15.0/15.0");
    }

    @Test
    void whatHasNotBegunIsReplacedAndStaysOnRecord() {
        set(CITY, TierClass.A, 7, 15, 15, 0);
        set(CITY, TierClass.A, 6, 15, 15, 1);

        assertThat(stored())
                .containsExactly(
                        "1 city 101 - A 7.00/15.00/15.00 2026-11..2026-10 by 2 ended by 2",
                        "2 city 101 - A 6.00/15.00/15.00 2026-11.. by 2 ended by -");
        assertThat(in(CITY, () -> lines.history(CITY, null)))
                .extracting(ThresholdLine::neverBegan)
                .containsExactly(false, true);
        assertThat(held(NOVEMBER, TierClass.A)).isEqualTo(new Thresholds(6, 15, 15));
    }

    @Test
    void aMonthThatIsOverButNotComputedKeepsWhatHeldInIt() {
        at(Instant.parse("2026-12-02T04:00:00Z"));
        assertThat(set(PROVINCE, TierClass.C, 20, 50, 50, 0)).isEqualTo(YearMonth.of(2026, 12));
        assertThat(held(NOVEMBER, TierClass.C)).isEqualTo(new Thresholds(15, 40, 35));
        assertThat(held(YearMonth.of(2026, 12), TierClass.C)).isEqualTo(new Thresholds(20, 50, 50));
    }

    @Test
    void theProvinceSetsForAllClassesInPlaceOfItsDefaults() {
        set(PROVINCE, null, 12, 25, 25, 0);
        for (TierClass each : TierClass.values()) {
            assertThat(held(NOVEMBER, each)).isEqualTo(new Thresholds(12, 25, 25));
        }
        assertThat(held(YearMonth.of(2026, 10), TierClass.A)).isEqualTo(new Thresholds(8, 20, 20));
    }

    @Test
    void aManagerMayOnlyBeStricterThanHisCity() {
        assertThatThrownBy(() -> set(MANAGER, TierClass.A, 8, 20, 20.5, 0))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.key()).isEqualTo("score.anomaly.looser-than-city");
                    assertThat(refused.arguments()).containsExactly("A", "2026-11", 8.0, 20.0, 20.5, 8.0, 20.0, 20.0);
                });
        set(MANAGER, TierClass.A, 8, 20, 19.5, 0);

        set(CITY, TierClass.B, 5, 10, 10, 0);
        assertThatThrownBy(() -> set(MANAGER, TierClass.B, 5.5, 10, 10, 0))
                .as("what holds above him is his city's")
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> set(MANAGER, null, 5.5, 10, 10, 0))
                .as("in every class")
                .isInstanceOf(Refused.class);
        set(MANAGER, null, 5, 10, 10, 0);
        set(FAR_MANAGER, TierClass.B, 10, 30, 25, 0);
        assertThat(stored()).hasSize(4);
    }

    @Test
    void aCityThatTightensLaterHoldsItsManagersToIt() {
        set(MANAGER, TierClass.A, 7, 19, 19, 0);
        set(CITY, TierClass.A, 5, 30, 10, 0);
        assertThat(ThresholdBook.of(in(MANAGER, () -> lines.rules(MANAGER)))
                        .in(NOVEMBER)
                        .of(101, 11, TierClass.A))
                .isEqualTo(new Thresholds(5, 19, 10));
    }

    @ParameterizedTest
    @CsvSource({"0.25, 0.25", "8.3, 8.3", "0.1, 0.1", "99.75, 99.75"})
    void thresholdsGoInHalfPercents(double threshold, double named) {
        assertThatThrownBy(() -> set(PROVINCE, TierClass.A, 8, threshold, 8, 0))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.key()).isEqualTo("threshold.no-step");
                    assertThat(refused.arguments()).containsExactly(named, 0.5, 100.0);
                });
        assertThat(stored()).isEmpty();
    }

    @Test
    void whoeverDidNotSeeTheLatestIsToldWhoSetIt() {
        set(CITY, TierClass.A, 7, 15, 15, 0);
        assertThatThrownBy(() -> set(COLLEAGUE_IN_CITY, TierClass.A, 6, 15, 15, 0))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.key()).isEqualTo("threshold.overtaken-by");
                    assertThat(refused.arguments()).containsExactly("赵主管");
                });
        assertThatThrownBy(() -> giveUp(COLLEAGUE_IN_CITY, TierClass.A, 7)).isInstanceOf(Refused.class);
        assertThat(stored()).hasSize(1);
    }

    @Test
    void theSameAgainIsNoChange() {
        set(CITY, TierClass.A, 7, 15, 15, 0);
        assertThatThrownBy(() -> set(CITY, TierClass.A, 7, 15, 15, 1))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("threshold.same"));
        assertThat(audit()).hasSize(1);
    }

    @Test
    void whatIsGivenUpLeavesTheFieldToWhatIsAbove() {
        set(CITY, TierClass.A, 7, 15, 15, 0);
        computed("2026-11");
        at(Instant.parse("2026-12-05T04:00:00Z"));
        assertThat(giveUp(CITY, TierClass.A, 1)).isEqualTo(YearMonth.of(2026, 12));

        assertThat(stored()).containsExactly("1 city 101 - A 7.00/15.00/15.00 2026-11..2026-11 by 2 ended by 2");
        assertThat(held(NOVEMBER, TierClass.A)).isEqualTo(new Thresholds(7, 15, 15));
        assertThat(held(YearMonth.of(2026, 12), TierClass.A)).isEqualTo(new Thresholds(8, 20, 20));
        assertThat(audit()).last().isEqualTo("city1 threshold.given-up city 101/- A 2026-12 7.0/15.0/15.0 > -");
        assertThatThrownBy(() -> giveUp(CITY, TierClass.A, 0))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("threshold.none-to-give-up"));
        assertThatThrownBy(() -> giveUp(PROVINCE, TierClass.A, 0)).isInstanceOf(NotAllowed.class);
    }

    /** What is rehearsed is what comes about: the rules in memory change as the lines in the database do. */
    @Test
    void theRulesInMemoryChangeAsTheLinesDo() {
        set(CITY, TierClass.A, 7, 15, 15, 0);
        computed("2026-11");
        at(Instant.parse("2026-12-05T04:00:00Z"));
        set(CITY, null, 9, 15, 15, 0);
        for (int basedOn : new int[] {1, 3}) {
            double t1 = 6 - basedOn;
            List<ThresholdRule> expected = ThresholdBook.with(
                    in(CITY, () -> lines.rules(CITY)),
                    in(CITY, () -> desk.check(CITY, TierClass.A, new Thresholds(t1, 15, 15))));
            set(CITY, TierClass.A, t1, 15, 15, basedOn);
            assertThat(in(CITY, () -> lines.rules(CITY))).containsExactlyInAnyOrderElementsOf(expected);
        }
        List<ThresholdRule> without = ThresholdBook.without(
                in(CITY, () -> lines.rules(CITY)),
                ThresholdDesk.scopeOf(CITY),
                101,
                TierClass.A,
                YearMonth.of(2026, 12));
        giveUp(CITY, TierClass.A, 4);
        assertThat(in(CITY, () -> lines.rules(CITY))).containsExactlyInAnyOrderElementsOf(without);
    }

    @Test
    void everybodySeesWhatIsAboveHimAndHisOwn() {
        set(PROVINCE, TierClass.C, 20, 50, 50, 0);
        set(CITY, TierClass.A, 7, 15, 15, 0);
        set(OTHER_CITY, TierClass.A, 6, 15, 15, 0);
        set(MANAGER, TierClass.A, 5, 15, 15, 0);
        set(OTHER_MANAGER, TierClass.A, 4, 15, 15, 0);

        for (boolean second : new boolean[] {false, true}) {
            assertThat(ids(PROVINCE, second)).containsExactly(1, 2, 3, 4, 5);
            assertThat(ids(CITY, second)).containsExactly(1, 2, 4, 5);
            assertThat(ids(OTHER_CITY, second)).containsExactly(1, 3);
            assertThat(ids(MANAGER, second)).containsExactly(1, 2, 4);
            assertThat(ids(FAR_MANAGER, second)).containsExactly(1, 3);
        }
    }

    /** @param secondLock whether the query forgets its predicate */
    private List<Integer> ids(AccessScope scope, boolean secondLock) {
        return secondLock
                ? database.in(scope, connection -> {
                    try (Statement statement = connection.createStatement();
                            var rows = statement.executeQuery("select id from threshold_rule order by id")) {
                        List<Integer> ids = new java.util.ArrayList<>();
                        while (rows.next()) {
                            ids.add(rows.getInt(1));
                        }
                        return ids;
                    }
                })
                : in(scope, () -> lines.open(scope)).stream()
                        .map(ThresholdLine::id)
                        .sorted()
                        .toList();
    }

    @Test
    void whoHasNoCustomersSetsNoThresholds() {
        for (AccessScope scope : List.of(ADMIN, AccessScope.system())) {
            assertThatThrownBy(() -> set(scope, TierClass.A, 7, 15, 15, 0)).isInstanceOf(NotAllowed.class);
            assertThatThrownBy(() -> giveUp(scope, TierClass.A, 0)).isInstanceOf(NotAllowed.class);
        }
    }

    /** The second lock: the same rules where the service is bypassed. */
    @Test
    void theDatabaseRefusesWhatTheServiceRefuses() {
        set(PROVINCE, TierClass.C, 20, 50, 50, 0);
        set(CITY, TierClass.A, 7, 15, 15, 0);
        set(MANAGER, TierClass.A, 5, 15, 15, 0);
        String insert = "insert into threshold_rule (scope_kind, city_id, manager_id, tier_class, t1, t2, t3,"
                + " effective_from, account_id, set_at) values (%s, 'B', %s, 20, 20, '2026-11-01', %d, now())";

        assertThatThrownBy(() -> raw(CITY, insert.formatted("'province', null, null", "8", 2)))
                .hasMessageContaining("row-level security");
        assertThatThrownBy(() -> raw(CITY, insert.formatted("'city', 102, null", "8", 2)))
                .hasMessageContaining("row-level security");
        assertThatThrownBy(() -> raw(CITY, insert.formatted("'manager', 101, 11", "8", 2)))
                .hasMessageContaining("row-level security");
        assertThatThrownBy(() -> raw(MANAGER, insert.formatted("'city', 101, null", "8", 11)))
                .hasMessageContaining("row-level security");
        assertThatThrownBy(() -> raw(MANAGER, insert.formatted("'manager', 101, 12", "8", 12)))
                .hasMessageContaining("row-level security");
        assertThatThrownBy(() -> raw(PROVINCE, insert.formatted("'city', 101, null", "8", 1)))
                .hasMessageContaining("row-level security");
        assertThatThrownBy(() -> raw(ADMIN, insert.formatted("'province', null, null", "8", 5)))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> raw(PROVINCE, insert.formatted("'province', null, null", "8.25", 1)))
                .hasMessageContaining("check constraint");

        String end = "update threshold_rule set effective_to = '2026-11-01', ended_at = now()";
        assertThat(raw(MANAGER, end)).as("one's own only").isEqualTo(1);
        assertThat(raw(CITY, end)).isEqualTo(1);
        assertThat(raw(PROVINCE, end)).isEqualTo(1);
        assertThat(raw(MANAGER, end)).as("what is ended is out of reach").isZero();
        assertThatThrownBy(() -> raw(CITY, "update threshold_rule set t1 = 9"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> raw(PROVINCE, "delete from threshold_rule")).hasMessageContaining("permission denied");
    }

    private YearMonth set(
            AccessScope scope, @Nullable TierClass tierClass, double t1, double t2, double t3, int basedOn) {
        return in(scope, () -> desk.set(scope, new ThresholdOrder(tierClass, new Thresholds(t1, t2, t3), basedOn)));
    }

    private YearMonth giveUp(AccessScope scope, @Nullable TierClass tierClass, int basedOn) {
        return in(scope, () -> desk.giveUp(scope, tierClass, basedOn));
    }

    private Thresholds held(YearMonth month, TierClass tierClass) {
        return ThresholdBook.of(in(PROVINCE, () -> lines.rules(PROVINCE)))
                .in(month)
                .ofCity(101, tierClass);
    }

    private List<String> stored() {
        return looking.sql(
                        "select concat_ws(' ', id, scope_kind, coalesce(city_id::text, '-'),"
                                + " coalesce(manager_id::text, '-'), coalesce(tier_class, '-'), t1 || '/' || t2 || '/' || t3,"
                                + " to_char(effective_from, 'YYYY-MM') || '..' || coalesce(to_char(effective_to, 'YYYY-MM'), ''),"
                                + " 'by', account_id, 'ended by', coalesce(ended_by::text, '-')) from threshold_rule order by id")
                .query(String.class)
                .list();
    }

    private List<String> audit() {
        return looking.sql("select concat_ws(' ', actor, action, subject, coalesce(city_id::text, '-') || '/'"
                        + " || coalesce(manager_id::text, '-'), detail ->> 'class', detail ->> 'from',"
                        + " coalesce(detail ->> 'before', '-'), '>', coalesce(detail ->> 'thresholds', '-'))"
                        + " from audit_entry order by id")
                .query(String.class)
                .list();
    }

    private void at(Instant instant) {
        ((SettableClock) clock).set(instant);
    }

    private static int raw(AccessScope scope, String sql) {
        return database.in(scope, connection -> execute(connection, sql));
    }

    private static int execute(Connection connection, String sql) {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private static <T> T in(AccessScope scope, Supplier<T> work) {
        return CurrentScope.call(scope, work);
    }
}
