package org.renewals.reports.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.renewals.access.AccessScope;
import org.renewals.analysis.SmallProvince;
import org.renewals.reports.mail.DeliveryLog.Counts;
import org.renewals.reports.mail.DeliveryLog.Entry;
import org.renewals.reports.mail.DeliveryLog.Filter;
import org.renewals.shared.NotFound;
import org.renewals.shared.Refused;
import org.renewals.testing.SettableClock;
import org.renewals.testing.TestDatabase;

/** One message for each state, queued on 8 November; now it is the 10th. */
class DeliveryLogTests {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final MailSettings SETTINGS =
            new MailSettings("renewals@example.com", Duration.ofDays(3), Duration.ofMinutes(15));
    private static final SettableClock clock =
            new SettableClock(Instant.parse("2026-11-10T00:00:00Z"), ZoneId.of("Asia/Shanghai"));

    @BeforeAll
    static void province() {
        DeliveryTestData.load(database);
    }

    @BeforeEach
    void aMessageInEachState() {
        DeliveryTestData.reset(database);
        DeliveryTestData.execute(database, """
                insert into report_document (kind, month, scope_kind, scope_id, language, version, sha256, title, file_name,
                    headline_labels, headline_values, content, created_at)
                    select 'monthly', '2026-10-01', 'city', 101, 'en', v, '', '', '', '{}', '{}', '', now()
                    from generate_series(1, 7) v;
                insert into mail_message (document_id, month, scope_kind, scope_id, document_version, account_id, email,
                    language, message_id, status, attempts, queued_at, next_try_at)
                    select id, month, scope_kind, scope_id, version, 2, 'city1@example.com', 'en', '<' || version || '@x>',
                           (array['queued', 'sending', 'sent', 'rejected', 'unknown', 'held', 'given_up'])[version], 4,
                           '2026-11-08T00:00:00Z', '2026-11-11T00:00:00Z'
                    from report_document""");
    }

    @Test
    void whatWasEnqueuedIsSentRejectedOrOpenAndOpenTooLongIsSaid() {
        assertThat(counts(OCTOBER)).isEqualTo(new Counts(7, 1, 2, 4, 4));
        assertThat(counts(null)).isEqualTo(new Counts(7, 1, 2, 4, 4));
        assertThat(counts(OCTOBER.minusMonths(1))).isEqualTo(new Counts(0, 0, 0, 0, 0));
        DeliveryTestData.execute(database, "update mail_message set queued_at = '2026-11-09T00:00:00Z'");
        assertThat(counts(OCTOBER).late()).isZero();
    }

    @Test
    void listsByMonthAndState() {
        assertThat(list(new Filter(OCTOBER, MailStatus.HELD), 0, 50))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.scopeName()).isEqualTo("合肥");
                    assertThat(entry.isDoubtful()).isTrue();
                });
        assertThat(list(new Filter(null, null), 1, 5)).hasSize(2);
        int count = asAdmin(log -> log.count(new Filter(OCTOBER, null)));
        assertThat(count).isEqualTo(7);
        List<YearMonth> months = asAdmin(DeliveryLog::months);
        assertThat(months).containsExactly(OCTOBER);
    }

    @ParameterizedTest
    @EnumSource(
            value = MailStatus.class,
            names = {"REJECTED", "GIVEN_UP"})
    void whatSurelyDidNotArriveIsSentAgainAsTheSameMessage(MailStatus status) {
        Entry entry = entry(status);
        asAdmin(log -> resend(log, entry));
        Entry after = get(entry.id());
        assertThat(after.status()).isEqualTo(MailStatus.QUEUED);
        assertThat(after.messageId()).isEqualTo(entry.messageId());
        assertThat(after.maybeTwice()).isFalse();
        assertThat(after.attempts()).isZero();
        assertThat(after.queuedAt()).as("its three days begin anew").isEqualTo(clock.instant());
    }

    @ParameterizedTest
    @EnumSource(
            value = MailStatus.class,
            names = {"HELD", "UNKNOWN"})
    void whatMayHaveArrivedIsSentAgainAsTheSameMessageAndFlagged(MailStatus status) {
        Entry entry = entry(status);
        asAdmin(log -> resend(log, entry));
        assertThat(get(entry.id()).messageId()).isEqualTo(entry.messageId());
        assertThat(get(entry.id()).maybeTwice()).isTrue();
    }

    @Test
    void aFurtherCopyOfWhatArrivedIsAMessageOfItsOwn() {
        Entry entry = entry(MailStatus.SENT);
        asAdmin(log -> resend(log, entry));
        Entry first = get(entry.id());
        assertThat(first.messageId()).isNotEqualTo(entry.messageId()).endsWith("@example.com>");
        assertThat(first.maybeTwice()).isFalse();
        DeliveryTestData.execute(database, "update mail_message set status = 'sent' where id = " + entry.id());
        asAdmin(log -> resend(log, entry));
        assertThat(get(entry.id()).messageId()).isNotEqualTo(first.messageId());
    }

    @ParameterizedTest
    @CsvSource({
        "QUEUED, false, false, true",
        "SENDING, false, false, false",
        "SENT, true, false, false",
        "REJECTED, true, false, false",
        "UNKNOWN, true, true, true",
        "HELD, true, true, true",
        "GIVEN_UP, true, false, false",
    })
    void eachStateAllowsWhatItSays(MailStatus status, boolean resendable, boolean doubtful, boolean stoppable) {
        Entry entry = entry(status);
        assertThat(entry.isResendable()).isEqualTo(resendable);
        assertThat(entry.isDoubtful()).isEqualTo(doubtful);
        assertThat(entry.isStoppable()).isEqualTo(stoppable);
        assertThat(isAllowed(log -> resend(log, entry))).isEqualTo(resendable);
        aMessageInEachState();
        Entry again = entry(status);
        assertThat(isAllowed(log -> settle(log, again))).isEqualTo(doubtful);
        aMessageInEachState();
        Entry last = entry(status);
        assertThat(isAllowed(log -> stop(log, last))).isEqualTo(stoppable);
    }

    @Test
    void whatAPersonSettledCountsAsSent() {
        Entry entry = entry(MailStatus.HELD);
        asAdmin(log -> settle(log, entry));
        assertThat(get(entry.id()).status()).isEqualTo(MailStatus.SENT);
        assertThat(get(entry.id()).reason()).isEqualTo(MailReason.SETTLED);
        assertThat(counts(OCTOBER)).isEqualTo(new Counts(7, 2, 2, 3, 3));
    }

    @Test
    void aMessageThatDoesNotExistIsNotFound() {
        assertThatThrownBy(() -> asAdmin(log -> log.get(0))).isInstanceOf(NotFound.class);
    }

    @Test
    void theDatabaseRefusesCitiesAndManagers() {
        for (AccessScope scope : List.of(SmallProvince.CITY_1, SmallProvince.MANAGER_11)) {
            assertThatThrownBy(() -> SmallProvince.query(
                            database, scope, jdbc -> new DeliveryLog(jdbc, SETTINGS, clock).counts(null)))
                    .hasStackTraceContaining("permission denied");
        }
    }

    private static boolean resend(DeliveryLog log, Entry entry) {
        log.resend(entry.id());
        return true;
    }

    private static boolean settle(DeliveryLog log, Entry entry) {
        log.settle(entry.id());
        return true;
    }

    private static boolean stop(DeliveryLog log, Entry entry) {
        log.stop(entry.id());
        return true;
    }

    private static boolean isAllowed(Function<DeliveryLog, Boolean> decision) {
        try {
            return asAdmin(decision);
        } catch (Refused refused) {
            assertThat(refused.key()).isEqualTo("delivery.message-moved-on");
            return false;
        }
    }

    private static Entry entry(MailStatus status) {
        return list(new Filter(OCTOBER, status), 0, 1).get(0);
    }

    private static Entry get(long id) {
        return asAdmin(log -> log.get(id));
    }

    private static Counts counts(@Nullable YearMonth month) {
        return asAdmin(log -> log.counts(month));
    }

    private static List<Entry> list(Filter filter, int page, int size) {
        return asAdmin(log -> log.list(filter, page, size));
    }

    private static <T> T asAdmin(Function<DeliveryLog, T> work) {
        return SmallProvince.query(
                database, DeliveryTestData.ADMIN, jdbc -> work.apply(new DeliveryLog(jdbc, SETTINGS, clock)));
    }
}
