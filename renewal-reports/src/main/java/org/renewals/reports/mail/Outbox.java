package org.renewals.reports.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.reports.ArchivedReport;
import org.renewals.reports.ReportArchive;
import org.renewals.reports.ReportContent;
import org.renewals.reports.ReportScope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The messages on their way out, and the only place that moves them on (ADR 0004). Nothing here waits for the mail
 * server: a try is written down before it begins and again when it has ended, and a try that never ended is one whose outcome
 * nobody knows. Runs in the system's scope.
 */
@Repository
class Outbox {

    private static final List<Duration> BACKOFF =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofMinutes(60));
    private static final Duration BEFORE_SECOND_COPY = Duration.ofMinutes(15);

    private final JdbcClient jdbc;
    private final ReportArchive archive;
    private final JobLedger ledger;
    private final MailSettings settings;
    private final Clock clock;

    Outbox(JdbcClient jdbc, ReportArchive archive, JobLedger ledger, MailSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.archive = archive;
        this.ledger = ledger;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Stores a report and one message for each reader, or nothing at all.
     *
     * @param readers of this report: same scope, same language; at least one
     * @param onlyOnce leave out readers for whom the month has been queued before
     */
    @Transactional
    Enqueued enqueue(YearMonth month, List<Recipient> readers, ReportContent report, boolean onlyOnce) {
        List<Recipient> waiting = new ArrayList<>();
        for (Recipient reader : readers) {
            boolean firstTime = ledger.enter(JobLedger.REPORT_MAIL, month, reader.ledgerScope());
            if (firstTime || !onlyOnce) {
                waiting.add(reader);
            }
        }
        if (waiting.isEmpty()) {
            return new Enqueued(false, 0);
        }
        Recipient any = waiting.get(0);
        ArchivedReport document = archive.keep(month, any.scope(), any.locale(), report);
        int added = 0;
        for (Recipient reader : waiting) {
            added += insert(month, document, reader);
        }
        return new Enqueued(document.added(), added);
    }

    /** What {@link #enqueue} added. */
    record Enqueued(boolean newDocument, int newMessages) {}

    /**
     * Writes down that these readers get nothing for a month, so that it counts as done for them.
     *
     * @return how many of them were not known to get nothing yet
     */
    @Transactional
    int skip(YearMonth month, List<Recipient> readers) {
        int entered = 0;
        for (Recipient reader : readers) {
            entered += ledger.enter(JobLedger.REPORT_MAIL, month, reader.ledgerScope()) ? 1 : 0;
        }
        return entered;
    }

    private int insert(YearMonth month, ArchivedReport document, Recipient reader) {
        ReportScope owner = ReportScope.of(reader.scope());
        Instant now = clock.instant();
        return jdbc.sql("""
                        insert into mail_message (document_id, month, scope_kind, scope_id, document_version, account_id,
                            email, language, message_id, queued_at, next_try_at)
                        values (:document, :month, :kind, :scope, :version, :account, :email, :language, :messageId,
                            :now, :now)
                        on conflict (document_id, account_id) do nothing
                        """)
                .param("document", document.id())
                .param("month", month.atDay(1))
                .param("kind", owner.kind())
                .param("scope", owner.id())
                .param("version", document.version())
                .param("account", reader.accountId())
                .param("email", reader.email())
                .param("language", reader.language())
                .param(
                        "messageId",
                        MessageIds.of(
                                month,
                                owner,
                                reader.language(),
                                document.version(),
                                reader.accountId(),
                                settings.domain()))
                .param("now", Timestamps.of(now))
                .update();
    }

    /** Settles the tries of processes that died: from now on their outcome counts as unknown. */
    @Transactional
    int sweep() {
        Instant now = clock.instant();
        jdbc.sql("""
                        update mail_attempt a set ended_at = :now, outcome = 'unknown', reason = 'interrupted'
                        from mail_message m
                        where m.attempt_id = a.id and m.status = 'sending' and m.lease_until < :now
                        """).param("now", Timestamps.of(now)).update();
        int settled = jdbc.sql("""
                        update mail_message
                        set status = case when maybe_twice then 'held' else 'unknown' end, reason = 'interrupted',
                            last_answer = null, lease_until = null, next_try_at = :now
                        where status = 'sending' and lease_until < :now
                        """).param("now", Timestamps.of(now)).update();
        jdbc.sql("""
                        update mail_message set status = 'held'
                        where status = 'unknown' and (select unknown from report_schedule) = 'hold'
                        """).update();
        return settled;
    }

    /**
     * Begins the try of the message that waited longest past its time. The caller sends it after this transaction, with
     * nothing locked, and then calls {@link #record}.
     *
     * @return empty if nothing is due
     */
    @Transactional
    Optional<OutboxMessage> claim() {
        Instant now = clock.instant();
        while (true) {
            Optional<Due> due = jdbc.sql("""
                            select m.id, m.attempts, m.status, a.email,
                                   coalesce(r.active, false) and not a.disabled and a.role = m.scope_kind
                                   and m.scope_id = case a.role when 'province' then 0 when 'city' then a.city_id else a.id end
                                       as entitled
                            from mail_message m
                            join account a on a.id = m.account_id
                            left join report_recipient r on r.account_id = m.account_id
                            where m.next_try_at <= :now and m.status in ('queued', 'unknown')
                            order by m.next_try_at, m.id
                            limit 1
                            for update of m skip locked
                            """)
                    .param("now", Timestamps.of(now))
                    .query(Due.class)
                    .optional();
            if (due.isEmpty()) {
                return Optional.empty();
            }
            Due message = due.get();
            if (!message.entitled()) {
                giveUp(message.id(), MailReason.NO_LONGER_ENTITLED);
            } else if (message.email() == null) {
                giveUp(message.id(), MailReason.BAD_ADDRESS);
            } else {
                return Optional.of(begin(message, message.email(), now));
            }
        }
    }

    private record Due(
            long id, int attempts, String status, @Nullable String email, boolean entitled) {}

    private void giveUp(long id, MailReason reason) {
        jdbc.sql("update mail_message set status = 'given_up', reason = :reason, last_answer = null where id = :id")
                .param("reason", reason.code())
                .param("id", id)
                .update();
    }

    /** @param email the account's present address: a former one must not get the report any more */
    private OutboxMessage begin(Due message, String email, Instant now) {
        long attempt = jdbc.sql("""
                        insert into mail_attempt (mail_id, number, started_at) values (:id, :number, :now) returning id
                        """)
                .param("id", message.id())
                .param("number", message.attempts() + 1)
                .param("now", Timestamps.of(now))
                .query(Long.class)
                .single();
        jdbc.sql("""
                        update mail_message
                        set status = 'sending', attempts = attempts + 1, attempt_id = :attempt, lease_until = :lease,
                            email = :email, maybe_twice = maybe_twice or status = 'unknown'
                        where id = :id
                        """)
                .param("attempt", attempt)
                .param("lease", Timestamps.of(now.plus(settings.lease())))
                .param("email", email)
                .param("id", message.id())
                .update();
        return jdbc.sql("""
                        select m.id, m.attempt_id, m.attempts, m.maybe_twice, a.name, m.email, m.language, m.message_id,
                               m.queued_at, m.document_id
                        from mail_message m join account a on a.id = m.account_id
                        where m.id = :id
                        """)
                .param("id", message.id())
                .query((row, number) -> read(row))
                .single();
    }

    private OutboxMessage read(ResultSet row) throws SQLException {
        long document = row.getLong("document_id");
        return new OutboxMessage(
                row.getLong("id"),
                row.getLong("attempt_id"),
                row.getInt("attempts"),
                row.getBoolean("maybe_twice"),
                row.getString("name"),
                row.getString("email"),
                row.getString("language"),
                row.getString("message_id"),
                Objects.requireNonNull(Timestamps.read(row, "queued_at")),
                archive.find(document, AccessScope.system()).orElseThrow());
    }

    /**
     * Writes down how a try ended. If it took longer than its lease, somebody may have acted on the message meanwhile; then
     * only a certain delivery still counts, and only while no later try has begun.
     *
     * @return whether the message's state follows from this try
     */
    @Transactional
    boolean record(OutboxMessage message, MailOutcome outcome) {
        Instant now = clock.instant();
        String reason = outcome.reason() == null ? null : outcome.reason().code();
        jdbc.sql("""
                        update mail_attempt set ended_at = :now, outcome = :outcome, reason = :reason, answer = :answer
                        where id = :attempt
                        """)
                .param("now", Timestamps.of(now))
                .param("outcome", outcome.kind().code())
                .param("reason", reason)
                .param("answer", outcome.answer())
                .param("attempt", message.attempt())
                .update();
        if (outcome.kind() == MailOutcome.Kind.SENT) {
            return jdbc.sql("""
                            update mail_message
                            set status = 'sent', sent_at = :now, reason = null, last_answer = :answer, lease_until = null
                            where id = :id and attempt_id = :attempt and status <> 'sent'
                            """)
                            .param("now", Timestamps.of(now))
                            .param("answer", outcome.answer())
                            .param("id", message.id())
                            .param("attempt", message.attempt())
                            .update()
                    == 1;
        }
        return jdbc.sql("""
                        update mail_message
                        set status = :status, reason = :reason, last_answer = :answer, lease_until = null,
                            next_try_at = :nextTry
                        where id = :id and attempt_id = :attempt and status = 'sending'
                        """)
                        .param("status", next(message, outcome, now).code())
                        .param("reason", reason)
                        .param("answer", outcome.answer())
                        .param("nextTry", Timestamps.of(now.plus(delay(message, outcome))))
                        .param("id", message.id())
                        .param("attempt", message.attempt())
                        .update()
                == 1;
    }

    private MailStatus next(OutboxMessage message, MailOutcome outcome, Instant now) {
        boolean tooOld = !now.isBefore(message.queuedAt().plus(settings.giveUpAfter()));
        return switch (outcome.kind()) {
            case SENT -> MailStatus.SENT;
            case REJECTED -> MailStatus.REJECTED;
            case PUT_OFF -> tooOld ? MailStatus.GIVEN_UP : MailStatus.QUEUED;
            // a second copy is risked once; after that a person decides
            case UNKNOWN -> message.maybeTwice() ? MailStatus.HELD : MailStatus.UNKNOWN;
        };
    }

    private static Duration delay(OutboxMessage message, MailOutcome outcome) {
        return outcome.kind() == MailOutcome.Kind.UNKNOWN
                ? BEFORE_SECOND_COPY
                : BACKOFF.get(Math.min(message.tries(), BACKOFF.size()) - 1);
    }

    @Transactional(readOnly = true)
    int open() {
        return jdbc.sql("select count(*) from mail_message where status in ('queued', 'sending', 'unknown', 'held')")
                .query(Integer.class)
                .single();
    }
}
