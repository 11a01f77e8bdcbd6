package org.renewals.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.renewals.analysis.SmallProvince.CITY_1;
import static org.renewals.analysis.SmallProvince.MANAGER_11;
import static org.renewals.analysis.SmallProvince.PROVINCE;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.renewals.access.AccessScope;
import org.renewals.analysis.figure.Metric;
import org.renewals.testing.TestDatabase;
import org.renewals.tier.Direction;
import org.renewals.tier.Tier;
import org.springframework.jdbc.core.simple.JdbcClient;

class MovesProductsRenewalsTests {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

    @BeforeAll
    static void load() {
        SmallProvince.load(database);
        database.in(AccessScope.system(), connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("""
                        insert into tier_change (customer_id, month, method, city_id, manager_id, from_tier, to_tier)
                        select c.id, '2026-10-01', 'system', c.city_id, c.manager_id, 'B1', 'A2' from customer c
                        where c.id % 10 = 0;
                        insert into tier_change (customer_id, month, method, city_id, manager_id, from_tier, to_tier, request_id)
                        select c.id, '2026-10-01', 'manual', c.city_id, c.manager_id, 'A1', 'C', 1 from customer c
                        where c.id in (1, 5, 2);
                        insert into tier_change (customer_id, month, method, city_id, manager_id, from_tier, to_tier)
                        values (9, '2026-09-01', 'system', 101, 11, 'C', 'A1');
                        insert into scope_move (month, scope_kind, scope_id, city_id, manager_id, from_tier, to_tier, customers)
                        select month, case grouping(city_id, manager_id) when 3 then 'province' when 1 then 'city'
                                else 'manager' end,
                            case grouping(city_id, manager_id) when 3 then 100 when 1 then city_id else manager_id end,
                            coalesce(city_id, (select a.city_id from account a where a.id = manager_id)), manager_id,
                            from_tier, to_tier, count(*)
                        from tier_change where method = 'system'
                        group by month, from_tier, to_tier, grouping sets ((), (city_id), (manager_id));
                        insert into product (id, code, name, family, informatization) overriding system value values
                            (1, 'SMS', '集团短信', 'standard', true), (2, 'RING', '集团彩铃', 'standard', false);
                        insert into scope_product (month, scope_kind, scope_id, product_id, city_id, customers, users, income)
                        values ('2026-10-01', 'city', 101, 1, 101, 20, 400, 1000), ('2026-09-01', 'city', 101, 1, 101, 19, 500, 800),
                               ('2026-10-01', 'city', 101, 2, 101, 3, 4, 3000), ('2026-10-01', 'city', 102, 1, 102, 1, 7, 70);
                        """);
            }
            return null;
        });
    }

    @Test
    void movesAreCountedByWayAndMethod() {
        TierMoves moves = moves(PROVINCE);
        assertThat(moves.customers(Direction.UP, null)).isEqualTo(10);
        assertThat(moves.customers(Direction.DOWN, TierMoves.Method.MANUAL)).isEqualTo(3);
        assertThat(moves.customers(Direction.DOWN, TierMoves.Method.SYSTEM)).isZero();
        assertThat(moves.customers(Tier.B1, Tier.A2)).isEqualTo(10);
        assertThat(moves.customers(Tier.C, Tier.A1)).isZero();
    }

    @Test
    void movesEndWhereTheScopeEnds() {
        long city = number("select count(*) from customer where id % 10 = 0 and city_id = 101");
        assertThat(moves(CITY_1).customers(Direction.UP, null)).isEqualTo(city).isPositive();
        assertThat(moves(CITY_1).customers(Direction.DOWN, null)).isEqualTo(2);
        long manager = number("select count(*) from customer where id % 10 = 0 and manager_id = 11");
        assertThat(moves(MANAGER_11).customers(Direction.UP, null)).isEqualTo(manager);
    }

    @Test
    void productsComeWithTheMonthBeforeAndTheGreatestIncomeFirst() {
        ProductUsage usage = in(CITY_1, jdbc -> new ProductUsageQuery(jdbc).find(CITY_1, top(CITY_1), OCTOBER));
        assertThat(usage.rows()).extracting(ProductUsage.Row::code).containsExactly("RING", "SMS");
        ProductUsage.Row sms = usage.rows().get(1);
        assertThat(sms.incomeChange().relative()).isEqualByComparingTo("0.25");
        assertThat(sms.usersChange().difference()).isEqualByComparingTo("-100");
    }

    @Test
    void productsOfTooFewUsersAreSuppressed() {
        ProductUsage usage = in(CITY_1, jdbc -> new ProductUsageQuery(jdbc).find(CITY_1, top(CITY_1), OCTOBER));
        ProductUsage.Row ring = usage.rows().get(0);
        assertThat(ring.users().isSuppressed()).isTrue();
        assertThat(ring.income().isSuppressed()).isTrue();
        assertThat(ring.usersChange().isKnown()).isFalse();
        assertThat(ring.customers()).isEqualTo(3);
    }

    @Test
    void cohortsHoldTheContractsThatEndInTheMonthAsKnownAtItsEnd() {
        RenewalCohorts.Cohort october = cohorts(PROVINCE, OCTOBER).due(OCTOBER).orElseThrow();
        // HT-1 … HT-5 end on 18, 21, 24, 27 and 30 October; HT-3 was renewed, HT-4 lost only in November
        assertThat(october.contracts()).isEqualTo(5);
        assertThat(october.renewed()).isEqualTo(1);
        assertThat(october.lost()).isZero();
        assertThat(october.undecided()).isEqualTo(4);
        assertThat(october.renewalRate().number()).isEqualByComparingTo("0.2");
        assertThat(october.dueValue()).isEqualByComparingTo("1502.5");
    }

    @Test
    void whatWasDecidedLaterAndWhatIsLongOverChangesTheCohort() {
        RenewalCohorts.Cohort october = cohorts(PROVINCE, NOVEMBER).due(OCTOBER).orElseThrow();
        // HT-4 is lost by decision and HT-1, HT-2, HT-5 by time: they ended 30 days before 30 November, or earlier
        assertThat(october.lost()).isEqualTo(4);
        assertThat(october.undecided()).isZero();
        // of November's own only HT-14 is lost, by decision
        assertThat(cohorts(PROVINCE, NOVEMBER).due(NOVEMBER).orElseThrow().lost())
                .isEqualTo(1);
    }

    @Test
    void valueRatesTakeTheRenewingContract() {
        database.in(
                AccessScope.system(),
                connection -> connection
                        .createStatement()
                        .executeUpdate(
                                "insert into contract (id, number, customer_id, city_id, manager_id, starts_on, ends_on,"
                                        + " monthly_value, renews_number) overriding system value select 1000, 'HT-3B', customer_id, city_id, manager_id, '2027-01-01',"
                                        + " '2028-01-01', 900, 'HT-3' from contract where number = 'HT-3'"));
        RenewalCohorts.Cohort october = cohorts(PROVINCE, OCTOBER).due(OCTOBER).orElseThrow();
        assertThat(october.keptValue()).isEqualByComparingTo("300.5");
        assertThat(october.renewedValue()).isEqualByComparingTo("900");
        assertThat(october.netValueRate().metric()).isEqualTo(Metric.NET_VALUE_RENEWAL_RATE);
    }

    private static TierMoves moves(AccessScope scope) {
        return in(scope, jdbc -> new TierMovesQuery(jdbc).find(scope, top(scope), OCTOBER));
    }

    private static RenewalCohorts cohorts(AccessScope scope, YearMonth month) {
        return in(scope, jdbc -> new RenewalCohortsQuery(jdbc).find(scope, top(scope), month));
    }

    private static Subject top(AccessScope scope) {
        return in(scope, jdbc -> new Subjects(jdbc).top(scope)).orElseThrow();
    }

    private static <T> T in(AccessScope scope, Function<JdbcClient, T> work) {
        return SmallProvince.query(database, scope, work);
    }

    private static long number(String query) {
        return in(
                        AccessScope.system(),
                        jdbc -> jdbc.sql(query).query(BigDecimal.class).single())
                .longValue();
    }
}
