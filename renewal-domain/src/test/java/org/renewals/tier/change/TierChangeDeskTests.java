package org.renewals.tier.change;

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

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.renewals.access.AccessScope;
import org.renewals.access.CurrentScope;
import org.renewals.access.NotAllowed;
import org.renewals.shared.NotFound;
import org.renewals.shared.Refused;
import org.renewals.testing.DomainApplication;
import org.renewals.testing.SettableClock;
import org.renewals.testing.TestDatabase;
import org.renewals.testing.TwoCities;
import org.renewals.tier.Tier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The whole way of a tier change on a real PostgreSQL, as the run-time role. */
@SpringBootTest(classes = DomainApplication.class)
class TierChangeDeskTests {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    static final List<AccessScope> NOT_MANAGERS = List.of(PROVINCE, CITY, OTHER_CITY, ADMIN, AccessScope.system());
    static final List<AccessScope> NOT_CITIES = List.of(PROVINCE, MANAGER, FAR_MANAGER, ADMIN, AccessScope.system());

    private static final TierChangeFilter WAITING = new TierChangeFilter(TierChangeStatus.SUBMITTED, null, null);

    private static final Instant START = Instant.parse("2026-08-31T04:00:00Z");

    /** No test takes that long; it ends one that hangs. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final JdbcClient looking = JdbcClient.create(database.owner());

    @Autowired
    private TierChangeDesk desk;

    @Autowired
    private TierChangeRequests requests;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private Clock clock;

    @Autowired
    private HikariDataSource pool;

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
        // however slow the machine, a crowd waits for its turn
        pool.getHikariConfigMXBean().setConnectionTimeout(PATIENCE.toMillis());
        time().set(START);
        looking.sql("delete from tier_change").update();
        looking.sql("delete from tier_change_request").update();
        looking.sql("delete from audit_entry").update();
        looking.sql("update customer set tier = 'B2', tier_held_until = null, status = 'active',"
                        + " city_id = 101, manager_id = 11 where id = 1")
                .update();
    }

    @Test
    void aProposalWaitsAndAnApprovalPutsItIntoEffect() {
        long id = propose("K1", Tier.A2);

        assertThat(tierOf(1)).isEqualTo("B2 until null");
        assertThat(in(CITY, () -> requests.list(CITY, TierChangeFilter.NONE, 1)).rows())
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.id()).isEqualTo(id);
                    assertThat(row.customerCode()).isEqualTo("K1");
                    assertThat(row.currentTier()).isEqualTo(Tier.B2);
                    assertThat(row.to()).isEqualTo(Tier.A2);
                    assertThat(row.requestedBy()).isEqualTo("李经理");
                    assertThat(row.requestedAt()).isEqualTo(START);
                });

        time().advance(Duration.ofDays(3));
        in(CITY, () -> desk.approve(CITY, id, " well done "));

        // decided on 2026-09-03 in Shanghai
        assertThat(tierOf(1)).isEqualTo("A2 until 2027-03-03");
        assertThat(looking.sql(
                                "select customer_id, month::text, method, city_id, manager_id, from_tier, to_tier, request_id"
                                        + " from tier_change")
                        .query()
                        .listOfRows())
                .containsExactly(Map.of(
                        "customer_id",
                        1L,
                        "month",
                        "2026-09-01",
                        "method",
                        "manual",
                        "city_id",
                        101,
                        "manager_id",
                        11,
                        "from_tier",
                        "B2",
                        "to_tier",
                        "A2",
                        "request_id",
                        id));
        assertThat(audit())
                .containsExactly(
                        "manager1 tier-change.proposed K1 101/11 B2>A2 null",
                        "city1 tier-change.approved K1 101/11 B2>A2 well done");
        assertThat(in(CITY, () -> requests.list(CITY, WAITING, 1)).rows()).isEmpty();
        assertThat(in(CITY, () -> requests.waiting(CITY))).isZero();
        assertThat(in(MANAGER, () -> requests.list(MANAGER, TierChangeFilter.NONE, 1))
                        .rows())
                .extracting(TierChangeRow::status, TierChangeRow::decidedBy, TierChangeRow::comment)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(TierChangeStatus.APPROVED, "赵主管", "well done"));
    }

    @Test
    void aRejectionSaysWhyAndChangesNothing() {
        long id = propose("K1", Tier.A2);

        assertRefused(() -> desk.reject(CITY, id, " "), CITY, "tier.change.comment-missing");
        in(CITY, () -> desk.reject(CITY, id, "not yet"));

        assertThat(tierOf(1)).isEqualTo("B2 until null");
        assertThat(count("tier_change")).isZero();
        assertThat(audit()).last().isEqualTo("city1 tier-change.rejected K1 101/11 B2>A2 not yet");
    }

    @Test
    void aManagerTakesAProposalBackAndMayProposeAgain() {
        long id = propose("K1", Tier.A2);
        assertRefused(
                () -> desk.propose(MANAGER, new ProposeTierChange("K1", Tier.C, "again")),
                MANAGER,
                "tier.change.open-already");

        in(MANAGER, () -> desk.withdraw(MANAGER, id));
        propose("K1", Tier.C);

        assertThat(audit())
                .containsExactly(
                        "manager1 tier-change.proposed K1 101/11 B2>A2 null",
                        "manager1 tier-change.withdrawn K1 101/11 B2>A2 null",
                        "manager1 tier-change.proposed K1 101/11 B2>C null");
    }

    @Test
    void whoeverComesSecondIsToldWhoWasFirst() {
        long id = propose("K1", Tier.A2);
        in(COLLEAGUE_IN_CITY, () -> desk.reject(COLLEAGUE_IN_CITY, id, "not yet"));
        time().advance(Duration.ofMinutes(1));

        assertThatThrownBy(() -> in(CITY, () -> desk.approve(CITY, id, null)))
                .isInstanceOfSatisfying(AlreadyDecided.class, decided -> {
                    assertThat(decided.requestId()).isEqualTo(id);
                    assertThat(decided.outcome())
                            .isEqualTo(new AlreadyDecided.Outcome(TierChangeStatus.REJECTED, "钱主管", START));
                });
        assertThatThrownBy(() -> in(MANAGER, () -> desk.withdraw(MANAGER, id))).isInstanceOf(AlreadyDecided.class);
        assertThat(tierOf(1)).isEqualTo("B2 until null");
    }

    @Test
    void nobodyDecidesWhatHeAskedForHimself() {
        long id = propose("K1", Tier.A2);
        // as after a promotion from manager to city
        AccessScope promoted = AccessScope.city(11, 101);

        assertThatThrownBy(() -> in(promoted, () -> desk.approve(promoted, id, null)))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> in(promoted, () -> desk.reject(promoted, id, "no")))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> raw(
                        promoted,
                        "update tier_change_request set status = 'approved', decided_by = 11, decided_at = now() where id = "
                                + id))
                .hasMessageContaining("check constraint");
        assertThat(in(CITY, () -> requests.find(CITY, id)).orElseThrow().isOpen())
                .isTrue();
    }

    @ParameterizedTest
    @FieldSource("NOT_MANAGERS")
    void onlyManagersProposeAndWithdraw(AccessScope scope) {
        long id = propose("K1", Tier.A2);
        for (String code : List.of("K1", "no such")) {
            assertThatThrownBy(() -> in(scope, () -> desk.propose(scope, new ProposeTierChange(code, Tier.A1, "x"))))
                    .isInstanceOf(NotAllowed.class);
        }
        for (long any : new long[] {id, 404}) {
            assertThatThrownBy(() -> in(scope, () -> desk.withdraw(scope, any))).isInstanceOf(NotAllowed.class);
        }
    }

    @ParameterizedTest
    @FieldSource("NOT_CITIES")
    void onlyCitiesDecide(AccessScope scope) {
        long id = propose("K1", Tier.A2);
        for (long any : new long[] {id, 404}) {
            assertThatThrownBy(() -> in(scope, () -> desk.approve(scope, any, null)))
                    .isInstanceOf(NotAllowed.class);
            assertThatThrownBy(() -> in(scope, () -> desk.reject(scope, any, "no")))
                    .isInstanceOf(NotAllowed.class);
        }
    }

    @Test
    void whatIsForeignIsAsIfItDidNotExist() {
        long id = propose("K1", Tier.A2);

        for (AccessScope manager : List.of(OTHER_MANAGER, FAR_MANAGER)) {
            assertThatThrownBy(() ->
                            in(manager, () -> desk.propose(manager, new ProposeTierChange("K1", Tier.A1, "x"))))
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> in(manager, () -> desk.withdraw(manager, id)))
                    .isInstanceOf(NotFound.class);
            assertThat(in(manager, () -> requests.find(manager, id))).isEmpty();
            assertThat(in(manager, () -> requests.list(manager, TierChangeFilter.NONE, 1))
                            .rows())
                    .isEmpty();
        }
        assertThatThrownBy(() -> in(OTHER_CITY, () -> desk.approve(OTHER_CITY, id, null)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> in(OTHER_CITY, () -> desk.reject(OTHER_CITY, id, "no")))
                .isInstanceOf(NotFound.class);
        assertThat(in(OTHER_CITY, () -> requests.find(OTHER_CITY, id))).isEmpty();
        assertThat(in(OTHER_CITY, () -> requests.list(OTHER_CITY, TierChangeFilter.NONE, 1))
                        .total())
                .isZero();
    }

    /** The second lock: the same rules where the service is bypassed. */
    @Test
    void theDatabaseRefusesWhatTheServiceRefuses() {
        long id = propose("K1", Tier.A2);
        String insert = "insert into tier_change_request (customer_id, city_id, manager_id, from_tier, to_tier, reason,"
                + " status, requested_by, requested_at%s) values (3, 101, 12, 'C', 'A1', 'x', '%s', %d, now()%s)";
        String approve = "update tier_change_request set status = 'approved', decided_at = now(), decided_by = ";
        String history = "insert into tier_change (customer_id, month, method, city_id, manager_id, from_tier, to_tier,"
                + " request_id) values (1, '2026-08-01', '%s', 101, 11, 'B2', 'A1', 7)";

        assertThatThrownBy(() -> raw(PROVINCE, insert.formatted("", "submitted", 1, "")))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> raw(CITY, insert.formatted("", "submitted", 2, "")))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> raw(OTHER_MANAGER, insert.formatted("", "submitted", 11, "")))
                .hasMessageContaining("row-level security");
        assertThatThrownBy(() ->
                        raw(OTHER_MANAGER, insert.formatted(", decided_by, decided_at", "approved", 12, ", 2, now()")))
                .hasMessageContaining("row-level security");

        assertThatThrownBy(() -> raw(PROVINCE, approve + 1)).hasMessageContaining("permission denied");
        assertThatThrownBy(() -> raw(MANAGER, approve + 2)).hasMessageContaining("row-level security");
        assertThatThrownBy(() -> raw(CITY, approve + "null")).hasMessageContaining("check constraint");
        assertThatThrownBy(() -> raw(CITY, "update tier_change_request set to_tier = 'A1'"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> raw(
                        CITY,
                        "update tier_change_request set status = 'withdrawn', decided_by = 2," + " decided_at = now()"))
                .hasMessageContaining("row-level security");
        assertThat(raw(OTHER_CITY, approve + 4)).isZero();

        assertThatThrownBy(() -> raw(MANAGER, "update customer set tier = 'A1'"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> raw(PROVINCE, "update customer set tier = 'A1'"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> raw(CITY, "update customer set name = 'mine'"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> raw(MANAGER, history.formatted("manual"))).hasMessageContaining("permission denied");
        assertThatThrownBy(() -> raw(CITY, history.formatted("system"))).hasMessageContaining("row-level security");

        in(CITY, () -> desk.reject(CITY, id, "no"));
        assertThat(raw(CITY, approve + 2))
                .as("a decided request is out of reach")
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"A2", "left"})
    void anApprovalThatCameTooLateIsRefusedAndStaysOpen(String meanwhile) {
        long id = propose("K1", Tier.A2);
        looking.sql(
                        meanwhile.equals("left")
                                ? "update customer set status = 'left' where id = 1"
                                : "update customer set tier = 'A2' where id = 1")
                .update();

        assertRefused(
                () -> desk.approve(CITY, id, null),
                CITY,
                meanwhile.equals("left") ? "tier.change.customer-left" : "tier.change.same");

        assertThat(in(CITY, () -> requests.find(CITY, id)).orElseThrow().isOpen())
                .isTrue();
        assertThat(audit()).hasSize(1);
    }

    @Test
    void aRequestFollowsItsCustomerToAnotherManager() {
        long id = propose("K1", Tier.A2);
        database.in(
                AccessScope.system(), c -> run(c, "update customer set city_id = 102, manager_id = 13 where id = 1"));

        assertThat(in(MANAGER, () -> requests.list(MANAGER, TierChangeFilter.NONE, 1))
                        .rows())
                .isEmpty();
        assertThatThrownBy(() -> in(CITY, () -> desk.approve(CITY, id, null))).isInstanceOf(NotFound.class);
        assertThat(in(OTHER_CITY, () -> requests.list(OTHER_CITY, TierChangeFilter.NONE, 1))
                        .rows())
                .singleElement()
                .satisfies(row -> assertThat(row.requestedBy()).isNull());

        in(OTHER_CITY, () -> desk.approve(OTHER_CITY, id, null));
        assertThat(tierOf(1)).isEqualTo("A2 until 2027-02-28");
    }

    @Test
    void ofTwoProposalsAtOnceOneIsRefused() throws Exception {
        ExecutorService both = Executors.newFixedThreadPool(2);
        for (int round = 0; round < 20; round++) {
            looking.sql("delete from tier_change_request").update();
            AtomicInteger refused = new AtomicInteger();
            CountDownLatch start = new CountDownLatch(1);
            List<Future<?>> proposals = new ArrayList<>();
            for (int person = 0; person < 2; person++) {
                proposals.add(both.submit(() -> {
                    start.await();
                    try {
                        return propose("K1", Tier.A2);
                    } catch (Refused e) {
                        assertThat(e.key()).isEqualTo("tier.change.open-already");
                        return refused.incrementAndGet();
                    }
                }));
            }
            start.countDown();
            for (Future<?> proposal : proposals) {
                proposal.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
            assertThat(refused).hasValue(1);
            assertThat(count("tier_change_request")).isEqualTo(1);
        }
        both.shutdown();
        assertThat(count("audit_entry")).isEqualTo(20);
    }

    @Test
    void aProposalDuringAHandoverWaitsForItAndFails() throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try (Connection handover = database.owner().getConnection()) {
            handover.setAutoCommit(false);
            run(handover, "update customer set manager_id = 12 where id = 1");

            Future<Long> proposal = other.submit(() -> propose("K1", Tier.A2));
            assertThat(proposal).as("waits").failsWithin(Duration.ofMillis(300));
            handover.commit();

            assertThatThrownBy(() -> proposal.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .hasCauseInstanceOf(NotFound.class);
        } finally {
            other.shutdownNow();
        }
        assertThat(count("tier_change_request")).isZero();
        assertThat(count("audit_entry")).isZero();
    }

    @Test
    void countsTellEveryCityAndManagerButNoCustomer() {
        long first = propose("K1", Tier.A2);
        in(CITY, () -> desk.approve(CITY, first, null));
        time().set(Instant.parse("2026-09-01T00:00:00Z"));
        propose("K1", Tier.A1);
        propose("K2", Tier.A1);

        YearMonth august = YearMonth.of(2026, 8);
        assertThat(in(PROVINCE, () -> requests.counts(PROVINCE, august)))
                .containsExactly(
                        new TierChangeCount("C1", "清河市", 2, 1, 1, 0, 0),
                        new TierChangeCount("C2", "云山市", 0, 0, 0, 0, 0));
        assertThat(in(CITY, () -> requests.counts(CITY, august.plusMonths(1))))
                .containsExactly(
                        new TierChangeCount("manager1", "李经理", 2, 2, 0, 0, 0),
                        new TierChangeCount("manager2", "周经理", 0, 0, 0, 0, 0));
        assertThatThrownBy(() -> in(MANAGER, () -> requests.counts(MANAGER, august)))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> in(PROVINCE, () -> requests.list(PROVINCE, TierChangeFilter.NONE, 1)))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> in(PROVINCE, () -> requests.find(PROVINCE, first)))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void aMonthBeginsAtMidnightOfTheBusinessZone() {
        time().set(Instant.parse("2026-08-31T15:59:59Z"));
        propose("K1", Tier.A2);
        time().set(Instant.parse("2026-08-31T16:00:00Z"));
        long second = propose("K2", Tier.A2);

        assertThat(submittedIn(YearMonth.of(2026, 8))).isEqualTo(1);
        assertThat(submittedIn(YearMonth.of(2026, 9))).isEqualTo(1);
        in(CITY, () -> desk.reject(CITY, second, "no"));
        assertThat(in(PROVINCE, () -> requests.counts(PROVINCE, YearMonth.of(2026, 9)))
                        .get(0)
                        .rejected())
                .isEqualTo(1);
    }

    @Test
    void aListIsNarrowedByStateCountyAndManagerAndShowsWhatWaitsFirst() {
        long decided = propose("K1", Tier.A2);
        in(CITY, () -> desk.approve(CITY, decided, null));
        time().advance(Duration.ofHours(1));
        propose("K2", Tier.A1);
        CurrentScope.call(
                OTHER_MANAGER, () -> desk.propose(OTHER_MANAGER, new ProposeTierChange("K3", Tier.B1, "new site")));

        assertThat(codes(TierChangeFilter.NONE)).containsExactly("K2", "K3", "K1");
        assertThat(codes(WAITING)).containsExactly("K2", "K3");
        assertThat(codes(new TierChangeFilter(null, null, "manager1"))).containsExactly("K2", "K1");
        assertThat(codes(new TierChangeFilter(null, "C1A", null))).containsExactly("K2", "K3");
        assertThat(codes(new TierChangeFilter(null, "C1", null))).containsExactly("K1");
        assertThat(codes(new TierChangeFilter(TierChangeStatus.REJECTED, null, null)))
                .isEmpty();
        assertThat(codes(new TierChangeFilter(null, "\0", "manager3"))).isEmpty();
        TierChangePage counted = in(CITY, () -> requests.list(CITY, new TierChangeFilter(null, "C1A", null), 1));
        assertThat(counted.counts()).isEqualTo(Map.of(TierChangeStatus.SUBMITTED, 2L));
        assertThat(counted.all()).isEqualTo(2);
        assertThat(counted.rows().get(0).county()).isEqualTo("东城县");
        assertThat(counted.rows().get(1).manager()).isEqualTo("周经理");
    }

    private List<String> codes(TierChangeFilter filter) {
        TierChangePage page = in(CITY, () -> requests.list(CITY, filter, 1));
        assertThat(page.total()).isEqualTo(page.rows().size());
        return page.rows().stream().map(TierChangeRow::customerCode).toList();
    }

    @Test
    void aManagerChoosesAmongHisRatedCustomersThatAreStillThere() {
        long open = propose("K2", Tier.A1);

        assertThat(in(MANAGER, () -> requests.candidates(MANAGER, "")))
                .extracting(TierChangeCandidate::code, TierChangeCandidate::openRequest)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("K1", null),
                        org.assertj.core.groups.Tuple.tuple("K2", open));
        assertThat(in(MANAGER, () -> requests.candidates(MANAGER, "第一 ")))
                .singleElement()
                .satisfies(one -> assertThat(one.tier()).isEqualTo(Tier.B2));
        assertThat(in(MANAGER, () -> requests.candidates(MANAGER, "%"))).isEmpty();
        looking.sql("update customer set status = 'left' where id = 1").update();
        assertThat(in(MANAGER, () -> requests.candidates(MANAGER, "K1"))).isEmpty();
        assertThatThrownBy(() -> in(CITY, () -> requests.candidates(CITY, ""))).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> in(MANAGER, () -> requests.waiting(MANAGER))).isInstanceOf(NotAllowed.class);
    }

    @Test
    void waitingIsCountedInBusinessDays() {
        time().set(Instant.parse("2026-08-31T15:59:59Z"));
        long id = propose("K1", Tier.A2);
        TierChangeRow row = in(CITY, () -> requests.find(CITY, id)).orElseThrow();

        assertThat(row.waitingDays(clock)).isZero();
        time().advance(Duration.ofSeconds(1));
        assertThat(row.waitingDays(clock)).isEqualTo(1);
    }

    @Test
    void theQueueIsPagedWithTheOldestFirst() {
        looking.sql("""
                        insert into customer (id, code, name, org_id, city_id, manager_id, tier)
                        overriding system value select 1000 + n, 'Q' || n, 'Q' || n, 101, 101, 11, 'C' from generate_series(1, 120) n
                        """).update();
        for (int n = 1; n <= 120; n++) {
            time().advance(Duration.ofMinutes(1));
            propose("Q" + n, Tier.B1);
        }

        TierChangePage third = in(CITY, () -> requests.list(CITY, TierChangeFilter.NONE, 3));
        assertThat(third.total()).isEqualTo(120);
        assertThat(third.pages()).isEqualTo(3);
        assertThat(third.rows())
                .hasSize(20)
                .last()
                .satisfies(row -> assertThat(row.customerCode()).isEqualTo("Q120"));
        assertThat(in(CITY, () -> requests.list(CITY, TierChangeFilter.NONE, 1))
                        .rows()
                        .get(0)
                        .customerCode())
                .isEqualTo("Q1");
        assertThat(in(MANAGER, () -> requests.list(MANAGER, TierChangeFilter.NONE, 1))
                        .rows()
                        .get(0)
                        .customerCode())
                .isEqualTo("Q1");
        assertThat(in(CITY, () -> requests.list(CITY, TierChangeFilter.NONE, 9)).number())
                .as("beyond the end")
                .isEqualTo(3);
        assertThat(in(CITY, () -> requests.waiting(CITY))).isEqualTo(120);
        looking.sql("delete from customer where code like 'Q%'").update();
    }

    /** 64 people, 20 requests, everybody decides everything at once. */
    @Test
    void eachRequestIsDecidedOnceHoweverManyDecide() throws Exception {
        int people = 64;
        int wanted = 20;
        looking.sql("""
                        insert into customer (id, code, name, org_id, city_id, manager_id, tier)
                        overriding system value select 1000 + n, 'T' || n, 'T' || n, 101, 101, 11, 'C' from generate_series(1, 20) n
                        """).update();
        List<Long> ids = new ArrayList<>();
        for (int n = 1; n <= wanted; n++) {
            ids.add(propose("T" + n, Tier.B1));
        }
        AtomicInteger won = new AtomicInteger();
        AtomicInteger told = new AtomicInteger();
        Queue<Throwable> surprises = new ConcurrentLinkedQueue<>();
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService crowd = Executors.newFixedThreadPool(people);
        for (int person = 0; person < people; person++) {
            int who = person;
            crowd.execute(() -> {
                try {
                    start.await();
                    for (int n = 0; n < wanted; n++) {
                        // half of them go through the list backwards
                        long id = ids.get(who % 2 == 0 ? n : wanted - 1 - n);
                        try {
                            act(who, id);
                            won.incrementAndGet();
                        } catch (AlreadyDecided decided) {
                            assertThat(decided.outcome().by()).isNotNull();
                            told.incrementAndGet();
                        }
                    }
                } catch (Throwable e) {
                    surprises.add(e);
                }
            });
        }
        start.countDown();
        crowd.shutdown();
        assertThat(crowd.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isTrue();

        assertThat(surprises).isEmpty();
        assertThat(won).hasValue(wanted);
        assertThat(told).hasValue(people * wanted - wanted);
        assertThat(looking.sql("select count(*) from tier_change_request where status <> 'submitted' and version = 1")
                        .query(Integer.class)
                        .single())
                .isEqualTo(wanted);
        assertThat(looking.sql("select count(*) from audit_entry where action <> 'tier-change.proposed'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(wanted);
        int approved = looking.sql("select count(*) from tier_change_request where status = 'approved'")
                .query(Integer.class)
                .single();
        assertThat(count("tier_change")).isEqualTo(approved);
        assertThat(looking.sql("select count(*) from customer where code like 'T%' and tier = 'B1'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(approved);
        looking.sql("delete from customer where code like 'T%'").update();
    }

    private void act(int who, long id) {
        switch (who % 4) {
            case 0 -> in(CITY, () -> desk.approve(CITY, id, null));
            case 1 -> in(COLLEAGUE_IN_CITY, () -> desk.reject(COLLEAGUE_IN_CITY, id, "no"));
            case 2 -> in(MANAGER, () -> desk.withdraw(MANAGER, id));
            default -> in(COLLEAGUE_IN_CITY, () -> desk.approve(COLLEAGUE_IN_CITY, id, "yes"));
        }
    }

    private long propose(String customer, Tier to) {
        return CurrentScope.call(
                MANAGER, () -> desk.propose(MANAGER, new ProposeTierChange(customer, to, "grew a lot")));
    }

    /** As a page does it: the scope open on the thread, reads in a transaction. */
    private <T> T in(AccessScope scope, Supplier<T> work) {
        return CurrentScope.call(scope, () -> new TransactionTemplate(transactions).execute(status -> work.get()));
    }

    private static void in(AccessScope scope, Runnable work) {
        CurrentScope.run(scope, work);
    }

    private static void assertRefused(Runnable work, AccessScope scope, String key) {
        assertThatThrownBy(() -> in(scope, work))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo(key));
    }

    private int submittedIn(YearMonth month) {
        return Math.toIntExact(in(PROVINCE, () -> requests.counts(PROVINCE, month)).stream()
                .mapToLong(TierChangeCount::submitted)
                .sum());
    }

    private SettableClock time() {
        return (SettableClock) clock;
    }

    private String tierOf(long customer) {
        return looking.sql(
                        "select tier || ' until ' || coalesce(tier_held_until::text, 'null') from customer where id = ?")
                .param(customer)
                .query(String.class)
                .single();
    }

    private int count(String table) {
        return looking.sql("select count(*) from " + table).query(Integer.class).single();
    }

    private List<String> audit() {
        return looking.sql("""
                        select concat_ws(' ', actor, action, subject, city_id || '/' || manager_id,
                            detail ->> 'from' || '>' || (detail ->> 'to'), coalesce(detail ->> 'comment', 'null'))
                        from audit_entry order by id
                        """).query(String.class).list();
    }

    private static int raw(AccessScope scope, String sql) {
        return database.in(scope, connection -> run(connection, sql));
    }

    private static int run(Connection connection, String sql) throws java.sql.SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }
}
