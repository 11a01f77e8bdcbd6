package org.renewals.reports.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.renewals.reports.ReportsTestApplication;
import org.renewals.reports.mail.ReportDelivery.Delivered;
import org.renewals.testing.SettableClock;
import org.renewals.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A sending process killed outright (SIGKILL) in the middle of a message; another one goes on. */
@SpringBootTest(classes = ReportsTestApplication.class)
class KilledSenderTests {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private static final SmtpStub stub = new SmtpStub();
    private static final Duration START_UP = Duration.ofMinutes(2);

    private final ReportDelivery delivery;
    private final SettableClock clock;

    KilledSenderTests(@Autowired ReportDelivery delivery, @Autowired SettableClock clock) {
        this.delivery = delivery;
        this.clock = clock;
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        ReportsTestApplication.use(database, registry);
        registry.add("spring.mail.host", () -> "127.0.0.1");
        registry.add("spring.mail.port", stub::port);
    }

    @BeforeAll
    static void province() {
        DeliveryTestData.load(database);
    }

    @BeforeEach
    void threeMessages() {
        stub.reset();
        clock.set(Instant.parse("2026-11-08T00:00:00Z"));
        DeliveryTestData.reset(database, 1, 2, 11);
        delivery.queue(YearMonth.of(2026, 10));
    }

    @AfterAll
    static void close() {
        stub.close();
    }

    @Test
    void killedBeforeTheFinalDotNothingIsLostAndNothingComesTwice() throws Exception {
        killSenderWhen(SmtpStub::atData);
        assertThat(states()).containsExactly("queued", "queued", "sending");

        // while the lease runs, nobody touches the message in doubt
        assertThat(delivery.deliverDue()).isEqualTo(new Delivered(true, 2, 0, 0, 0, 1));
        clock.advance(Duration.ofMinutes(16));
        assertThat(delivery.deliverDue()).isEqualTo(new Delivered(true, 1, 0, 0, 0, 0));

        assertThat(states()).containsExactly("sent", "sent", "sent");
        assertThat(receivedIds()).hasSize(3).doesNotHaveDuplicates();
        assertThat(flagged()).hasSize(1);
    }

    @Test
    void killedAfterTheFinalDotTheSecondCopyIsFlaggedAndHasTheSameIdentifier() throws Exception {
        killSenderWhen(SmtpStub::atDot);
        assertThat(states()).containsExactly("queued", "queued", "sending");

        clock.advance(Duration.ofMinutes(16));
        assertThat(delivery.deliverDue()).isEqualTo(new Delivered(true, 3, 0, 0, 0, 0));

        assertThat(states()).containsExactly("sent", "sent", "sent");
        assertThat(receivedIds()).hasSize(4);
        assertThat(receivedIds().stream().distinct()).hasSize(3);
        String twice = receivedIds().get(0);
        assertThat(receivedIds()).filteredOn(twice::equals).hasSize(2);
        assertThat(flagged()).containsExactly(twice);
    }

    @Test
    void aMonthWhoseQueueingWasInterruptedIsCompleted() {
        // as if the process had died after the first of three reports
        DeliveryTestData.execute(database, """
                truncate mail_attempt, mail_message;
                delete from job_ledger where scope <> 'account:1';
                delete from report_document where scope_kind <> 'province';
                update report_schedule set enabled = true, first_month = '2026-10-01'""");
        delivery.queueDue();
        // the first reader's message went with its ledger entry, in one transaction: it is not made again
        assertThat(states()).hasSize(2);
        delivery.queueDue();
        assertThat(states()).hasSize(2);
    }

    private void killSenderWhen(BiConsumer<SmtpStub, Runnable> moment) throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        moment.accept(stub, () -> {
            reached.countDown();
            try {
                new CountDownLatch(1).await(START_UP.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Process sender = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SenderProcess.class.getName(),
                        "--spring.datasource.url=" + database.url(),
                        "--spring.datasource.username=renewals_owner",
                        "--spring.datasource.password=" + TestDatabase.OWNER_PASSWORD,
                        "--renewals.app-password=" + TestDatabase.APP_PASSWORD,
                        "--spring.mail.host=127.0.0.1",
                        "--spring.mail.port=" + stub.port())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(reached.await(START_UP.toSeconds(), TimeUnit.SECONDS))
                    .as("the process began to send")
                    .isTrue();
        } finally {
            sender.destroyForcibly().waitFor();
        }
        moment.accept(stub, () -> {});
    }

    private static List<String> states() {
        return DeliveryTestData.look(database)
                .sql("select status from mail_message order by status")
                .query(String.class)
                .list();
    }

    private static List<String> flagged() {
        return DeliveryTestData.look(database)
                .sql("select message_id from mail_message where maybe_twice")
                .query(String.class)
                .list();
    }

    private static List<String> receivedIds() {
        return stub.received().stream().map(mail -> mail.header("Message-ID")).toList();
    }
}
