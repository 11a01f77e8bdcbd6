package org.renewals.reports.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.renewals.access.AccessScope;
import org.renewals.access.CurrentScope;
import org.renewals.reports.ReportContent;
import org.renewals.reports.ReportScope;
import org.renewals.reports.ReportsTestApplication;
import org.renewals.reports.ScopeReports;
import org.renewals.reports.mail.ReportDelivery.Delivered;
import org.renewals.reports.mail.ReportDelivery.Queued;
import org.renewals.reports.mail.SmtpStub.Fault;
import org.renewals.shared.Refused;
import org.renewals.testing.SettableClock;
import org.renewals.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The way of a message through all that can go wrong, against a mail server that fails as told. */
@SpringBootTest(classes = ReportsTestApplication.class)
class ReportDeliveryTests {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private static final SmtpStub stub = new SmtpStub();
    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final Instant START = Instant.parse("2026-11-08T00:00:00Z");

    private final ReportDelivery delivery;
    private final Outbox outbox;
    private final DeliveryLog log;
    private final ScopeReports reports;
    private final SettableClock clock;

    ReportDeliveryTests(
            @Autowired ReportDelivery delivery,
            @Autowired Outbox outbox,
            @Autowired DeliveryLog log,
            @Autowired ScopeReports reports,
            @Autowired SettableClock clock) {
        this.delivery = delivery;
        this.outbox = outbox;
        this.log = log;
        this.reports = reports;
        this.clock = clock;
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        ReportsTestApplication.use(database, registry);
        registry.add("spring.mail.host", () -> "127.0.0.1");
        registry.add("spring.mail.port", stub::port);
        registry.add("spring.mail.properties.mail.smtp.timeout", () -> "1000");
        registry.add("renewals.mail.from", () -> "renewals@example.com");
    }

    @BeforeAll
    static void province() {
        DeliveryTestData.load(database);
    }

    @BeforeEach
    void threeRecipients() {
        stub.reset();
        reports.mend();
        clock.set(START);
        DeliveryTestData.reset(database, 1, 2, 11);
    }

    /** Whatever happened: nothing queued has vanished. */
    @AfterEach
    void everyMessageIsAccountedFor() {
        DeliveryLog.Counts counts = CurrentScope.call(DeliveryTestData.ADMIN, () -> log.counts(null));
        assertThat(counts.enqueued()).isEqualTo(counts.sent() + counts.rejected() + counts.open());
    }

    @AfterAll
    static void close() {
        stub.close();
    }

    @Test
    void queueingAgainAddsNothing() {
        assertThat(delivery.queue(OCTOBER)).isEqualTo(new Queued(OCTOBER, 3, 3, 3, 0, 0));
        assertThat(delivery.queue(OCTOBER)).isEqualTo(new Queued(OCTOBER, 3, 0, 0, 0, 0));
        delivery.deliverDue();
        delivery.queue(OCTOBER);
        delivery.deliverDue();
        assertThat(stub.received()).hasSize(3);
    }

    @Test
    void correctedFiguresLeaveAsASecondVersionToThoseWhomTheyConcern() {
        delivery.queue(OCTOBER);
        delivery.deliverDue();
        DeliveryTestData.execute(database, """
                insert into customer (id, code, name, org_id, city_id, manager_id) overriding system value
                    values (1001, 'NEW1', '新', 121, 102, 13)""");
        // the province sees the new customer of the second city; the first city and its manager do not
        assertThat(delivery.queue(OCTOBER)).isEqualTo(new Queued(OCTOBER, 3, 1, 1, 0, 0));
        assertThat(DeliveryTestData.look(database)
                        .sql("select version from report_document where scope_kind = 'province' order by version")
                        .query(Integer.class)
                        .list())
                .containsExactly(1, 2);
        assertThat(ids()).doesNotHaveDuplicates().hasSize(4);
    }

    @Test
    void aNodeThatComesSecondQueuesNothingEvenIfItMadeAnotherReport() {
        Recipient reader = new Recipient(1, AccessScope.province(1), "province@example.com", "en");
        assertThat(enqueueOnce(reader, "first")).isEqualTo(new Outbox.Enqueued(true, 1));
        assertThat(enqueueOnce(reader, "second")).isEqualTo(new Outbox.Enqueued(false, 0));
        assertThat(ids()).hasSize(1);
    }

    @Test
    void readersOfOneReportGetAMessageEach() {
        DeliveryTestData.execute(database, """
                update account set role = 'province' where id = 99;
                insert into report_recipient (account_id, language) values (99, 'en')""");
        assertThat(delivery.queue(OCTOBER)).isEqualTo(new Queued(OCTOBER, 4, 3, 4, 0, 0));
        delivery.deliverDue();
        assertThat(stub.received())
                .hasSize(4)
                .allMatch(mail -> mail.recipients().size() == 1);
        assertThat(stub.received())
                .extracting(mail -> mail.recipients().get(0))
                .containsExactlyInAnyOrder(
                        "province@example.com", "admin@example.com", "city1@example.com", "m11@example.com");
    }

    @Test
    void aMonthThatIsNotFrozenIsRefused() {
        assertThatThrownBy(() -> delivery.queue(OCTOBER.plusMonths(1)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("delivery.month-not-frozen"));
    }

    @Test
    void aReportThatCannotBeMadeKeepsNobodyElseFromTheirs() {
        reports.breakFor(ReportScope.of(AccessScope.city(2, 101)));
        assertThat(delivery.queue(OCTOBER)).isEqualTo(new Queued(OCTOBER, 3, 2, 2, 0, 1));
        reports.mend();
        assertThat(delivery.queue(OCTOBER)).isEqualTo(new Queued(OCTOBER, 3, 1, 1, 0, 0));
    }

    @Test
    void oneRefusedRecipientDoesNotTouchTheOthers() {
        stub.refuse("city1@example.com");
        delivery.queue(OCTOBER);
        assertThat(delivery.deliverDue()).isEqualTo(new Delivered(true, 2, 1, 0, 0, 0));
        assertThat(status(2)).isEqualTo("rejected/refused");
        assertThat(status(1)).isEqualTo("sent/null");
        assertThat(status(11)).isEqualTo("sent/null");
        clock.advance(Duration.ofDays(30));
        assertThat(delivery.deliverDue().sent()).isZero();
    }

    @Test
    void aGreylistedMessageLeavesAMinuteLater() {
        stub.fail(Fault.RECIPIENT_451);
        delivery.queue(OCTOBER);
        assertThat(delivery.deliverDue()).isEqualTo(new Delivered(true, 2, 0, 1, 0, 1));
        assertThat(status(1)).isEqualTo("queued/put_off");
        assertThat(delivery.deliverDue().sent()).isZero();
        clock.advance(Duration.ofMinutes(1));
        assertThat(delivery.deliverDue()).isEqualTo(new Delivered(true, 1, 0, 0, 0, 0));
        assertThat(maybeTwice()).isEmpty();
    }

    @Test
    void aServerThatSendsEverybodyAwayIsAskedOnceAPass() {
        stub.fail(Fault.GREET_421);
        delivery.queue(OCTOBER);
        assertThat(delivery.deliverDue()).isEqualTo(new Delivered(true, 0, 0, 1, 0, 3));
        assertThat(delivery.deliverDue()).isEqualTo(new Delivered(true, 2, 0, 0, 0, 1));
        clock.advance(Duration.ofMinutes(1));
        assertThat(delivery.deliverDue()).isEqualTo(new Delivered(true, 1, 0, 0, 0, 0));
    }

    @Test
    void whatCouldNotLeaveWhileTheServerWasDownLeavesWhenItIsBack() {
        stub.down();
        delivery.queue(OCTOBER);
        for (int pass = 0; pass < 5; pass++) {
            delivery.deliverDue();
            clock.advance(Duration.ofMinutes(20));
        }
        assertThat(stub.received()).isEmpty();
        stub.up();
        clock.advance(Duration.ofHours(1));
        assertThat(delivery.deliverDue()).isEqualTo(new Delivered(true, 3, 0, 0, 0, 0));
        assertThat(stub.received()).hasSize(3);
        assertThat(maybeTwice()).isEmpty();
    }

    @Test
    void triesComeLessOftenAndEndAfterThreeDays() {
        DeliveryTestData.reset(database, 1);
        delivery.queue(OCTOBER);
        List<Long> minutes = new ArrayList<>();
        Instant last = clock.instant();
        stub.down();
        while (!status(1).startsWith("given_up")) {
            clock.advance(Duration.ofSeconds(-1));
            assertThat(delivery.deliverDue().putOff()).as("not before its time").isZero();
            clock.advance(Duration.ofSeconds(1));
            assertThat(delivery.deliverDue().putOff()).isEqualTo(1);
            minutes.add(Duration.between(last, clock.instant()).toMinutes());
            last = clock.instant();
            clock.set(nextTry());
        }
        assertThat(minutes.subList(0, 7)).containsExactly(0L, 1L, 5L, 15L, 60L, 60L, 60L);
        assertThat(Duration.between(START, last)).isBetween(Duration.ofDays(3), Duration.ofHours(73));
        assertThat(status(1)).isEqualTo("given_up/unreachable");
    }

    @Test
    void withoutAnswerAfterTheFinalDotOneFlaggedSecondCopyIsRisked() {
        DeliveryTestData.reset(database, 1);
        stub.fail(Fault.DROP_AFTER_DOT);
        delivery.queue(OCTOBER);
        assertThat(delivery.deliverDue()).isEqualTo(new Delivered(true, 0, 0, 0, 1, 1));
        assertThat(status(1)).isEqualTo("unknown/unanswered");
        clock.advance(Duration.ofMinutes(15));
        assertThat(delivery.deliverDue()).isEqualTo(new Delivered(true, 1, 0, 0, 0, 0));
        assertThat(maybeTwice()).containsExactly(1);
        assertThat(stub.received()).hasSize(2);
        assertThat(ids()).containsOnly(stub.received().get(0).header("Message-ID"));
        assertThat(stub.received().get(0).header("Date"))
                .isEqualTo(stub.received().get(1).header("Date"));
    }

    @Test
    void aSecondSilenceIsLeftToAPerson() {
        DeliveryTestData.reset(database, 1);
        stub.fail(Fault.DROP_AFTER_DOT, Fault.HANG_AFTER_DOT);
        delivery.queue(OCTOBER);
        delivery.deliverDue();
        clock.advance(Duration.ofMinutes(15));
        assertThat(delivery.deliverDue().unknown()).isEqualTo(1);
        assertThat(status(1)).isEqualTo("held/unanswered");
        clock.advance(Duration.ofDays(30));
        assertThat(delivery.deliverDue()).isEqualTo(new Delivered(true, 0, 0, 0, 0, 1));
    }

    @Test
    void whereTheScheduleSaysHoldNoSecondCopyIsRisked() {
        DeliveryTestData.reset(database, 1);
        DeliveryTestData.execute(database, "update report_schedule set unknown = 'hold'");
        stub.fail(Fault.DROP_AFTER_DOT);
        delivery.queue(OCTOBER);
        delivery.deliverDue();
        clock.advance(Duration.ofDays(1));
        assertThat(delivery.deliverDue().sent()).isZero();
        assertThat(status(1)).isEqualTo("held/unanswered");
        assertThat(stub.received()).hasSize(1);
    }

    @Test
    void whoLostTheRightToAReportAfterItWasMadeDoesNotGetIt() {
        DeliveryTestData.reset(database, 1, 2, 3, 11, 12, 13);
        delivery.queue(OCTOBER);
        DeliveryTestData.execute(database, """
                update account set disabled = true where id = 2;
                update account set role = 'city' where id = 11;
                update report_recipient set active = false where account_id = 12;
                update account set email = null where id = 13;
                update account set email = 'new@example.com' where id = 3""");
        delivery.deliverDue();
        assertThat(status(2)).isEqualTo("given_up/no_longer_entitled");
        assertThat(status(11)).isEqualTo("given_up/no_longer_entitled");
        assertThat(status(12)).isEqualTo("given_up/no_longer_entitled");
        assertThat(status(13)).isEqualTo("given_up/bad_address");
        assertThat(stub.received())
                .extracting(mail -> mail.recipients().get(0))
                .containsExactlyInAnyOrder("province@example.com", "new@example.com");
    }

    @Test
    void anAddressThatIsTwoIsRejectedAndNobodyElseWaits() {
        DeliveryTestData.execute(database, "update account set email = 'a@example.com, b@example.com' where id = 1");
        delivery.queue(OCTOBER);
        assertThat(delivery.deliverDue()).isEqualTo(new Delivered(true, 2, 1, 0, 0, 0));
        assertThat(status(1)).isEqualTo("rejected/bad_address");
    }

    @Test
    void noTransactionIsOpenWhileTheMailServerIsTalkedTo() {
        List<Integer> openTransactions = new ArrayList<>();
        stub.atData(() -> openTransactions.add(
                DeliveryTestData.look(database).sql("""
                        select count(*)::int from pg_stat_activity
                        where datname = current_database() and usename = 'renewals_app' and xact_start is not null
                        """).query(Integer.class).single()));
        delivery.queue(OCTOBER);
        delivery.deliverDue();
        assertThat(openTransactions).containsExactly(0, 0, 0);
    }

    @Test
    void severalSendersShareTheWorkAndDoNothingTwice() throws Exception {
        DeliveryTestData.reset(database, 1, 2, 3, 11, 12, 13);
        delivery.queue(OCTOBER);
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        try {
            Callable<Delivered> node = delivery::deliverDue;
            int sent = 0;
            for (Future<Delivered> result : nodes.invokeAll(List.of(node, node, node, node))) {
                sent += result.get().sent();
            }
            assertThat(sent).isEqualTo(6);
        } finally {
            nodes.shutdown();
        }
        assertThat(stub.received()).hasSize(6);
    }

    @Test
    void aResultThatComesAfterItsLeaseStillCountsIfNobodyTriedAgain() {
        DeliveryTestData.reset(database, 1);
        delivery.queue(OCTOBER);
        OutboxMessage slow = claim();
        clock.advance(Duration.ofHours(1));
        CurrentScope.call(AccessScope.system(), outbox::sweep);
        assertThat(status(1)).isEqualTo("unknown/interrupted");
        assertThat(CurrentScope.call(AccessScope.system(), () -> outbox.record(slow, MailOutcome.sent("250 late"))))
                .isTrue();
        assertThat(status(1)).isEqualTo("sent/null");
        assertThat(delivery.deliverDue().sent()).isZero();
    }

    @Test
    void aResultThatComesAfterALaterTryBeganDoesNotOverrideIt() {
        DeliveryTestData.reset(database, 1);
        delivery.queue(OCTOBER);
        OutboxMessage slow = claim();
        clock.advance(Duration.ofHours(1));
        CurrentScope.call(AccessScope.system(), outbox::sweep);
        OutboxMessage second = claim();
        assertThat(record(slow, MailOutcome.rejected(MailReason.REFUSED, "550 late")))
                .isFalse();
        assertThat(status(1)).isEqualTo("sending/interrupted");
        assertThat(record(second, MailOutcome.sent("250 fine"))).isTrue();
        assertThat(maybeTwice()).containsExactly(1);
    }

    @Test
    void theMailServerMayBeMissing() {
        delivery.queue(OCTOBER);
        ReportDelivery without =
                new ReportDelivery(reports, null, null, null, outbox, MailServerTests.server(""), null, null, clock);
        assertThat(without.isServerSet()).isFalse();
        assertThat(without.deliverDue()).isEqualTo(new Delivered(false, 0, 0, 0, 0, 3));
    }

    private Outbox.Enqueued enqueueOnce(Recipient reader, String content) {
        ReportContent report =
                new ReportContent(content, "report.pdf", content.getBytes(StandardCharsets.UTF_8), List.of());
        return CurrentScope.call(AccessScope.system(), () -> outbox.enqueue(OCTOBER, List.of(reader), report, true));
    }

    private OutboxMessage claim() {
        return CurrentScope.call(AccessScope.system(), outbox::claim).orElseThrow();
    }

    private boolean record(OutboxMessage message, MailOutcome outcome) {
        return CurrentScope.call(AccessScope.system(), () -> outbox.record(message, outcome));
    }

    private static String status(int account) {
        return DeliveryTestData.look(database)
                .sql("select status || '/' || coalesce(reason, 'null') from mail_message where account_id = ?")
                .param(account)
                .query(String.class)
                .single();
    }

    private static Instant nextTry() {
        return DeliveryTestData.look(database)
                .sql("select next_try_at from mail_message")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private static List<String> ids() {
        return DeliveryTestData.look(database)
                .sql("select message_id from mail_message")
                .query(String.class)
                .list();
    }

    private static List<Integer> maybeTwice() {
        return DeliveryTestData.look(database)
                .sql("select account_id from mail_message where maybe_twice")
                .query(Integer.class)
                .list();
    }
}
