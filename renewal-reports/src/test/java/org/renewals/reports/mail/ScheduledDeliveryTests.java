package org.renewals.reports.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.renewals.access.AccessScope;
import org.renewals.access.CurrentScope;
import org.renewals.reports.ReportScope;
import org.renewals.reports.ReportsTestApplication;
import org.renewals.reports.ScopeReports;
import org.renewals.reports.mail.ReportDelivery.Queued;
import org.renewals.testing.SettableClock;
import org.renewals.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Two nodes look whether reports are due, under a clock that runs through month ends, stops and goes back. */
@SpringBootTest(classes = ReportsTestApplication.class)
class ScheduledDeliveryTests {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private static final YearMonth FIRST = YearMonth.of(2027, 11);
    private static final YearMonth LAST = YearMonth.of(2028, 10);

    private final ReportDelivery delivery;
    private final ReportSchedules schedules;
    private final ScopeReports reports;
    private final SettableClock clock;
    private static final ExecutorService nodes = Executors.newFixedThreadPool(2);

    ScheduledDeliveryTests(
            @Autowired ReportDelivery delivery,
            @Autowired ReportSchedules schedules,
            @Autowired ScopeReports reports,
            @Autowired SettableClock clock) {
        this.delivery = delivery;
        this.schedules = schedules;
        this.reports = reports;
        this.clock = clock;
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        ReportsTestApplication.use(database, registry);
    }

    @BeforeAll
    static void frozenMonths() {
        DeliveryTestData.load(database);
    }

    @BeforeEach
    void twoRecipients() {
        DeliveryTestData.reset(database, 1, 11);
        DeliveryTestData.execute(database, """
                insert into account_month (month, run_at, frozen_at)
                    select m, m, m from generate_series(date '2027-10-01', date '2028-12-01', '1 month') m
                    on conflict (month) do update set frozen_at = excluded.frozen_at""");
        reports.mend();
    }

    @AfterAll
    static void stopNodes() {
        nodes.shutdown();
    }

    /** A year in steps of 29 hours, so that every hour of the day comes up at month ends of 28 to 31 days. */
    @ParameterizedTest
    @CsvSource({"1, 00:00", "28, 23:59", "8, 08:00"})
    void twoNodesQueueEachMonthOnceAndInOrder(int day, LocalTime time) throws Exception {
        enable(day, time, LocalDate.of(2027, 11, 30));
        List<YearMonth> order = new ArrayList<>();
        for (Instant now = clock.instant();
                now.isBefore(due(LAST, day, time).plus(Duration.ofDays(3)));
                now = now.plus(Duration.ofHours(29))) {
            clock.set(now);
            order.addAll(tickOnBothNodes());
            // and the clock is set back by an hour
            clock.advance(Duration.ofHours(-1));
            assertThat(delivery.queueDue()).isEmpty();
        }
        assertThat(order).isSorted().containsOnlyOnceElementsOf(months(FIRST, LAST));
        assertThat(queuedMonths()).isEqualTo(months(FIRST, LAST));
    }

    @Test
    void aMonthIsQueuedAtItsTimeAndNotBefore() throws Exception {
        enable(1, LocalTime.MIDNIGHT, LocalDate.of(2028, 1, 31));
        clock.set(due(YearMonth.of(2028, 1), 1, LocalTime.MIDNIGHT).minusMillis(1));
        assertThat(tickOnBothNodes()).isEmpty();
        clock.advance(Duration.ofMillis(1));
        assertThat(tickOnBothNodes()).containsExactly(YearMonth.of(2028, 1));
    }

    @Test
    void whatFellDueWhileEverythingWasDownIsMadeUpFor() throws Exception {
        enable(1, LocalTime.of(8, 0), LocalDate.of(2028, 2, 10));
        clock.set(LocalDate.of(2028, 2, 28)
                .atTime(9, 0)
                .atZone(ReportsTestApplication.ZONE)
                .toInstant());
        assertThat(tickOnBothNodes()).isEmpty();
        clock.set(LocalDate.of(2028, 3, 2)
                .atTime(9, 0)
                .atZone(ReportsTestApplication.ZONE)
                .toInstant());
        assertThat(tickOnBothNodes()).containsExactly(YearMonth.of(2028, 2));
        clock.set(LocalDate.of(2028, 6, 3)
                .atTime(9, 0)
                .atZone(ReportsTestApplication.ZONE)
                .toInstant());
        assertThat(tickOnBothNodes())
                .containsExactly(YearMonth.of(2028, 3), YearMonth.of(2028, 4), YearMonth.of(2028, 5));
    }

    @Test
    void aMonthThatIsNotFrozenWaitsUntilItIs() throws Exception {
        DeliveryTestData.execute(database, "update account_month set frozen_at = null where month = '2028-02-01'");
        enable(8, LocalTime.of(8, 0), LocalDate.of(2028, 3, 1));
        clock.set(due(YearMonth.of(2028, 2), 8, LocalTime.of(8, 0)));
        assertThat(tickOnBothNodes()).isEmpty();
        DeliveryTestData.execute(database, "update account_month set frozen_at = now() where month = '2028-02-01'");
        clock.advance(Duration.ofHours(5));
        assertThat(tickOnBothNodes()).containsExactly(YearMonth.of(2028, 2));
    }

    @Test
    void whoWasSentTheMonthByHandDoesNotGetItAgainBySchedule() {
        enable(8, LocalTime.of(8, 0), LocalDate.of(2028, 3, 1));
        delivery.queue(YearMonth.of(2028, 2));
        DeliveryTestData.execute(database, """
                insert into customer (id, code, name, org_id, city_id, manager_id) overriding system value
                    values (1001, 'NEW1', '新', 121, 102, 13);
                insert into report_recipient (account_id, language) values (2, 'zh')""");
        clock.set(due(YearMonth.of(2028, 2), 8, LocalTime.of(8, 0)));
        assertThat(delivery.queueDue()).containsExactly(new Queued(YearMonth.of(2028, 2), 1, 1, 1, 0, 0));
        assertThat(DeliveryTestData.look(database)
                        .sql("select account_id from mail_message order by 1")
                        .query(Integer.class)
                        .list())
                .containsExactly(1, 2, 11);
    }

    @Test
    void aReportThatCouldNotBeMadeIsMadeLaterAndTheOthersNotAgain() {
        enable(8, LocalTime.of(8, 0), LocalDate.of(2028, 3, 1));
        clock.set(due(YearMonth.of(2028, 2), 8, LocalTime.of(8, 0)));
        reports.breakFor(ReportScope.of(AccessScope.manager(11, 101)));
        assertThat(delivery.queueDue()).containsExactly(new Queued(YearMonth.of(2028, 2), 2, 1, 1, 0, 1));
        reports.mend();
        assertThat(delivery.queueDue()).containsExactly(new Queued(YearMonth.of(2028, 2), 1, 1, 1, 0, 0));
        assertThat(delivery.queueDue()).isEmpty();
    }

    @Test
    void whoHasNothingInAMonthGetsNothingAndKeepsTheMonthFromNothing() {
        enable(8, LocalTime.of(8, 0), LocalDate.of(2028, 3, 1));
        clock.set(due(YearMonth.of(2028, 2), 8, LocalTime.of(8, 0)));
        assertThat(delivery.overdue()).containsExactly(new ReportDelivery.Overdue(YearMonth.of(2028, 2), true));
        reports.empty(ReportScope.of(AccessScope.manager(11, 101)));
        assertThat(delivery.queueDue()).containsExactly(new Queued(YearMonth.of(2028, 2), 2, 1, 1, 1, 0));
        assertThat(delivery.queueDue()).isEmpty();
        assertThat(delivery.overdue()).isEmpty();
    }

    @Test
    void switchingItOnSendsNothingThatWasDueBefore() {
        clock.set(LocalDate.of(2028, 3, 9)
                .atTime(8, 0)
                .atZone(ReportsTestApplication.ZONE)
                .toInstant());
        save(true, 8, LocalTime.of(8, 0));
        assertThat(delivery.queueDue()).isEmpty();
        assertThat(CurrentScope.call(DeliveryTestData.ADMIN, schedules::get).firstMonth())
                .isEqualTo(YearMonth.of(2028, 3));
    }

    private void enable(int day, LocalTime time, LocalDate now) {
        clock.set(now.atTime(12, 0).atZone(ReportsTestApplication.ZONE).toInstant());
        save(true, day, time);
    }

    private void save(boolean enabled, int day, LocalTime time) {
        CurrentScope.run(DeliveryTestData.ADMIN, () -> schedules.save(enabled, day, time, false, 0));
    }

    /** The months that got messages in this tick, by one node or the other. */
    private List<YearMonth> tickOnBothNodes() throws Exception {
        Callable<List<Queued>> node = delivery::queueDue;
        List<YearMonth> months = new ArrayList<>();
        int messages = 0;
        for (Future<List<Queued>> result : nodes.invokeAll(List.of(node, node))) {
            for (Queued queued : result.get()) {
                assertThat(queued.failed()).isZero();
                messages += queued.messages();
                if (queued.messages() > 0 && !months.contains(queued.month())) {
                    months.add(queued.month());
                }
            }
        }
        assertThat(messages).isEqualTo(2 * months.size());
        months.sort(null);
        return months;
    }

    private static Instant due(YearMonth month, int day, LocalTime time) {
        return month.plusMonths(1)
                .atDay(day)
                .atTime(time)
                .atZone(ReportsTestApplication.ZONE)
                .toInstant();
    }

    private static List<YearMonth> months(YearMonth first, YearMonth last) {
        List<YearMonth> months = new ArrayList<>();
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            months.add(month);
        }
        return months;
    }

    /** Each month in the outbox, if it is there once for each recipient. */
    private static List<YearMonth> queuedMonths() {
        return DeliveryTestData.look(database)
                .sql("select month from mail_message group by month having count(*) = 2 order by month")
                .query(LocalDate.class)
                .list()
                .stream()
                .map(YearMonth::from)
                .toList();
    }
}
