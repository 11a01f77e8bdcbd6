package org.renewals.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.renewals.testing.TwoCities.ADMIN;
import static org.renewals.testing.TwoCities.CITY;
import static org.renewals.testing.TwoCities.FAR_MANAGER;
import static org.renewals.testing.TwoCities.MANAGER;
import static org.renewals.testing.TwoCities.OTHER_MANAGER;
import static org.renewals.testing.TwoCities.PROVINCE;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
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
import org.renewals.access.AccessScope;
import org.renewals.access.CurrentScope;
import org.renewals.access.NotAllowed;
import org.renewals.shared.NotFound;
import org.renewals.shared.Refused;
import org.renewals.testing.DomainApplication;
import org.renewals.testing.SettableClock;
import org.renewals.testing.TestDatabase;
import org.renewals.testing.TwoCities;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The life of an alert on a real PostgreSQL, as the run-time role. */
@SpringBootTest(classes = DomainApplication.class)
class AlertDeskTests {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    static final List<AccessScope> NOT_MANAGERS = List.of(PROVINCE, CITY, ADMIN, AccessScope.system());

    private static final Instant START = Instant.parse("2026-10-31T20:00:00Z");

    private final JdbcClient looking = JdbcClient.create(database.owner());

    private long alert;

    @Autowired
    private AlertDesk desk;

    @Autowired
    private AlertSteps steps;

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
        ((SettableClock) clock).set(START);
        looking.sql("delete from anomaly_alert").update();
        looking.sql("delete from audit_entry").update();
        looking.sql("update customer set city_id = 101, manager_id = 11 where id = 1")
                .update();
        alert = opened(1, 101, 11);
    }

    /** As the monthly run opens it. */
    private long opened(int customer, int city, int manager) {
        return looking.sql("""
                        with opened as (
                            insert into anomaly_alert (customer_id, city_id, manager_id, kind, opened_month)
                            values (:customer, :city, :manager, 'call', '2026-10-01') returning *)
                        insert into alert_step (alert_id, city_id, manager_id, to_state, at, month)
                        select id, city_id, manager_id, 'open', timestamptz '2026-10-31 18:00+00', opened_month from opened
                        returning alert_id""")
                .param("customer", customer)
                .param("city", city)
                .param("manager", manager)
                .query(Long.class)
                .single();
    }

    @Test
    void anAlertGoesItsWayAndEveryStepIsKept() {
        take(AlertState.ACKNOWLEDGED, null, 0);
        advance();
        take(AlertState.IN_PROGRESS, " Called them ", 1);
        advance();
        take(AlertState.RESOLVED, "Back\nto normal", 2);

        assertThat(stored()).isEqualTo("resolved 2026-11-01 null 3");
        assertThat(history())
                .extracting(
                        AlertStep::from,
                        AlertStep::to,
                        AlertStep::at,
                        AlertStep::by,
                        AlertStep::month,
                        AlertStep::comment)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                null,
                                AlertState.OPEN,
                                Instant.parse("2026-10-31T18:00:00Z"),
                                null,
                                YearMonth.of(2026, 10),
                                null),
                        org.assertj.core.groups.Tuple.tuple(
                                AlertState.OPEN, AlertState.ACKNOWLEDGED, START, "李经理", null, null),
                        org.assertj.core.groups.Tuple.tuple(
                                AlertState.ACKNOWLEDGED,
                                AlertState.IN_PROGRESS,
                                START.plusSeconds(60),
                                "李经理",
                                null,
                                "Called them"),
                        org.assertj.core.groups.Tuple.tuple(
                                AlertState.IN_PROGRESS,
                                AlertState.RESOLVED,
                                START.plusSeconds(120),
                                "李经理",
                                null,
                                "Back\nto normal"));
        assertThat(history()).extracting(AlertStep::isSystems).containsExactly(true, false, false, false);
        assertThat(audit())
                .containsExactly(
                        "manager1 alert.acknowledged K1 101/11 open>acknowledged null",
                        "manager1 alert.in-progress K1 101/11 acknowledged>in_progress Called them",
                        "manager1 alert.resolved K1 101/11 in_progress>resolved Back\nto normal");
    }

    @Test
    void aRefusedStepLeavesNoTrace() {
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> take(AlertState.RESOLVED, "done", 0));
        take(AlertState.ACKNOWLEDGED, null, 0);
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> take(AlertState.FALSE_ALARM, " ", 1));

        assertThat(stored()).isEqualTo("acknowledged null null 1");
        assertThat(history()).hasSize(2);
        assertThat(audit()).hasSize(1);
    }

    @Test
    void whoeverComesSecondIsToldWhatBecameOfIt() {
        take(AlertState.ACKNOWLEDGED, "mine", 0);
        assertThatExceptionOfType(AlertMovedOn.class)
                .isThrownBy(() -> take(AlertState.ACKNOWLEDGED, "mine too", 0))
                .satisfies(moved -> {
                    assertThat(moved.alertId()).isEqualTo(alert);
                    assertThat(moved.state()).isEqualTo(AlertState.ACKNOWLEDGED);
                    assertThat(moved.last())
                            .isEqualTo(new AlertStep(
                                    AlertState.OPEN, AlertState.ACKNOWLEDGED, START, "李经理", null, "mine"));
                });
        assertThat(history()).hasSize(2);
    }

    @Test
    void ofTwoStepsAtOnceOneIsTaken() throws Exception {
        ExecutorService both = Executors.newFixedThreadPool(2);
        for (int round = 0; round < 20; round++) {
            looking.sql("delete from anomaly_alert").update();
            alert = opened(1, 101, 11);
            AtomicInteger late = new AtomicInteger();
            CountDownLatch start = new CountDownLatch(1);
            List<Future<?>> steps = new ArrayList<>();
            for (int person = 0; person < 2; person++) {
                steps.add(both.submit(() -> {
                    start.await();
                    try {
                        take(AlertState.ACKNOWLEDGED, null, 0);
                        return 0;
                    } catch (AlertMovedOn e) {
                        return late.incrementAndGet();
                    }
                }));
            }
            start.countDown();
            for (Future<?> step : steps) {
                step.get(1, TimeUnit.MINUTES);
            }
            assertThat(late).hasValue(1);
            assertThat(history()).hasSize(2);
        }
        both.shutdown();
    }

    @ParameterizedTest
    @FieldSource("NOT_MANAGERS")
    void onlyManagersWorkOnAlerts(AccessScope scope) {
        for (long any : new long[] {alert, 404}) {
            assertThatThrownBy(() -> in(scope, () -> {
                        desk.take(scope, any, AlertState.ACKNOWLEDGED, null, 0);
                        return null;
                    }))
                    .isInstanceOf(NotAllowed.class);
            assertThatThrownBy(() -> in(scope, () -> steps.of(scope, any))).isInstanceOf(NotAllowed.class);
        }
    }

    @Test
    void whatIsForeignIsAsIfItDidNotExist() {
        for (AccessScope manager : List.of(OTHER_MANAGER, FAR_MANAGER)) {
            assertThatThrownBy(() -> in(manager, () -> {
                        desk.take(manager, alert, AlertState.ACKNOWLEDGED, null, 0);
                        return null;
                    }))
                    .isInstanceOf(NotFound.class);
            assertThat(in(manager, () -> steps.of(manager, alert))).isEmpty();
        }
        assertThat(stored()).isEqualTo("open null null 0");
    }

    @Test
    void anAlertAndItsHistoryFollowTheCustomer() {
        take(AlertState.ACKNOWLEDGED, "mine", 0);
        database.in(
                AccessScope.system(),
                connection -> execute(connection, "update customer set city_id = 102, manager_id = 13 where id = 1"));

        assertThat(in(MANAGER, () -> steps.of(MANAGER, alert))).isEmpty();
        assertThatThrownBy(() -> take(AlertState.IN_PROGRESS, null, 1)).isInstanceOf(NotFound.class);
        List<AlertStep> taken = in(FAR_MANAGER, () -> steps.of(FAR_MANAGER, alert));
        assertThat(taken).extracting(AlertStep::to).containsExactly(AlertState.OPEN, AlertState.ACKNOWLEDGED);
        assertThat(taken.get(1).by()).as("in another city").isNull();
        assertThat(taken.get(1).isSystems()).isFalse();
        in(FAR_MANAGER, () -> {
            desk.take(FAR_MANAGER, alert, AlertState.IN_PROGRESS, null, 1);
            return null;
        });
        assertThat(stored()).isEqualTo("in_progress null null 2");
    }

    /** The second lock: the same rules where the service is bypassed. */
    @Test
    void theDatabaseRefusesWhatTheServiceRefuses() {
        long foreign = opened(3, 101, 12);
        String step =
                "insert into alert_step (alert_id, city_id, manager_id, from_state, to_state, at, account_id, comment)"
                        + " values (%d, 101, %d, '%s', '%s', now(), %d, 'x')";
        String acknowledge = "update anomaly_alert set state = 'acknowledged'";

        for (AccessScope scope : List.of(PROVINCE, CITY)) {
            assertThatThrownBy(() -> raw(scope, acknowledge)).hasMessageContaining("permission denied");
            assertThatThrownBy(() -> raw(scope, step.formatted(alert, 11, "open", "acknowledged", 11)))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> raw(scope, "select from alert_step")).hasMessageContaining("permission denied");
        }
        assertThat(raw(MANAGER, acknowledge)).as("one's own only").isEqualTo(1);
        assertThatThrownBy(() -> raw(MANAGER, "update anomaly_alert set opened_month = '2026-01-01'"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> raw(MANAGER, "update anomaly_alert set state = 'open'"))
                .hasMessageContaining("row-level security");
        assertThatThrownBy(() -> raw(MANAGER, step.formatted(alert, 11, "acknowledged", "in_progress", 11)))
                .as("what it is not")
                .hasMessageContaining("row-level security");
        assertThatThrownBy(() -> raw(MANAGER, step.formatted(alert, 11, "open", "acknowledged", 12)))
                .as("in another's name")
                .hasMessageContaining("row-level security");
        assertThatThrownBy(() -> raw(MANAGER, step.formatted(foreign, 11, "acknowledged", "open", 11)))
                .as("of another's alert")
                .hasMessageContaining("row-level security");
        assertThatThrownBy(() -> raw(MANAGER, "update alert_step set comment = 'x'"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> raw(MANAGER, "delete from alert_step")).hasMessageContaining("permission denied");
        assertThatThrownBy(() -> raw(AccessScope.system(), "update alert_step set comment = 'x'"))
                .as("not even the product itself")
                .hasMessageContaining("permission denied");

        looking.sql("update anomaly_alert set state = 'resolved', closed_month = '2026-10-01'")
                .update();
        assertThat(raw(MANAGER, acknowledge))
                .as("a closed alert is out of reach")
                .isZero();
    }

    private void take(AlertState to, String comment, int basedOn) {
        in(MANAGER, () -> {
            desk.take(MANAGER, alert, to, comment, basedOn);
            return null;
        });
    }

    private List<AlertStep> history() {
        return in(MANAGER, () -> steps.of(MANAGER, alert));
    }

    private String stored() {
        return looking.sql(
                        "select concat_ws(' ', state, coalesce(closed_month::text, 'null'), coalesce(state_before, 'null'),"
                                + " version) from anomaly_alert where id = :id")
                .param("id", alert)
                .query(String.class)
                .single();
    }

    private List<String> audit() {
        return looking.sql("select concat_ws(' ', actor, action, subject, city_id || '/' || manager_id,"
                        + " (detail ->> 'from') || '>' || (detail ->> 'to'), coalesce(detail ->> 'comment', 'null'))"
                        + " from audit_entry order by id")
                .query(String.class)
                .list();
    }

    private void advance() {
        ((SettableClock) clock).advance(Duration.ofMinutes(1));
    }

    private static int raw(AccessScope scope, String sql) {
        return database.in(scope, connection -> execute(connection, sql));
    }

    private static int execute(Connection connection, String sql) {
        try (Statement statement = connection.createStatement()) {
            return statement.execute(sql) ? 0 : statement.getUpdateCount();
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private static <T> T in(AccessScope scope, Supplier<T> work) {
        return CurrentScope.call(scope, work);
    }
}
