package org.renewals.reports.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.renewals.access.Role;
import org.renewals.shared.NotFound;
import org.renewals.shared.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What became of every message, and what people decide about those that need it. Read and used by province and
 * administrators; says who got a report, never what is in it.
 */
@Repository
public class DeliveryLog {

    /** Something open longer than this needs a look. */
    public static final Duration PATIENCE = Duration.ofHours(24);

    private static final Set<MailStatus> RESENDABLE =
            Set.of(MailStatus.SENT, MailStatus.REJECTED, MailStatus.HELD, MailStatus.UNKNOWN, MailStatus.GIVEN_UP);
    private static final Set<MailStatus> DOUBTFUL = Set.of(MailStatus.HELD, MailStatus.UNKNOWN);
    private static final Set<MailStatus> STOPPABLE = Set.of(MailStatus.QUEUED, MailStatus.HELD, MailStatus.UNKNOWN);

    private final JdbcClient jdbc;
    private final MailSettings settings;
    private final Clock clock;

    DeliveryLog(JdbcClient jdbc, MailSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Which messages are meant.
     *
     * @param month null for all
     * @param status null for all
     */
    public record Filter(
            @Nullable YearMonth month, @Nullable MailStatus status) {}

    /**
     * A message and where it is.
     *
     * @param scopeName whose figures the report shows
     * @param version of the report
     * @param reason why it has not, or not certainly, arrived; null if it has, or was not tried yet
     * @param answer the mail server's own words
     * @param maybeTwice whether it may have arrived twice
     */
    public record Entry(
            long id,
            YearMonth month,
            String name,
            Role role,
            String scopeName,
            String email,
            String language,
            int version,
            MailStatus status,
            @Nullable MailReason reason,
            @Nullable String answer,
            int attempts,
            Instant queuedAt,
            Instant nextTryAt,
            @Nullable Instant sentAt,
            boolean maybeTwice,
            String messageId) {

        public boolean isResendable() {
            return RESENDABLE.contains(status);
        }

        /** Whether a person may say that it has arrived. */
        public boolean isDoubtful() {
            return DOUBTFUL.contains(status);
        }

        public boolean isStoppable() {
            return STOPPABLE.contains(status);
        }
    }

    /**
     * A try to send a message.
     *
     * @param outcome as last part of a message key; null while it is on
     */
    public record Attempt(
            int number,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable String outcome,
            @Nullable MailReason reason,
            @Nullable String answer) {}

    /**
     * Every message ever queued: {@code enqueued = sent + rejected + open}.
     *
     * @param rejected will not arrive: refused by a mail server, or given up
     * @param late of the open ones, those queued more than {@link #PATIENCE} ago
     */
    public record Counts(int enqueued, int sent, int rejected, int open, int late) {}

    @Transactional(readOnly = true)
    public Counts counts(@Nullable YearMonth month) {
        return jdbc.sql("""
                        select count(*) as enqueued,
                               count(*) filter (where status = 'sent') as sent,
                               count(*) filter (where status in ('rejected', 'given_up')) as rejected,
                               count(*) filter (where status in ('queued', 'sending', 'unknown', 'held')) as open,
                               count(*) filter (where status in ('queued', 'sending', 'unknown', 'held')
                                                  and queued_at < :patience) as late
                        from mail_message where :month::date is null or month = :month
                        """)
                .param("month", month == null ? null : month.atDay(1))
                .param("patience", Timestamps.of(clock.instant().minus(PATIENCE)))
                .query(Counts.class)
                .single();
    }

    @Transactional(readOnly = true)
    public int count(Filter filter) {
        return jdbc.sql("""
                        select count(*) from mail_message
                        where (:month::date is null or month = :month) and (:status::text is null or status = :status)
                        """).params(parameters(filter)).query(Integer.class).single();
    }

    /**
     * Messages, newest first.
     *
     * @param page from 0
     */
    @Transactional(readOnly = true)
    public List<Entry> list(Filter filter, int page, int size) {
        return jdbc.sql(ENTRY + """
                        where (:month::date is null or m.month = :month) and (:status::text is null or m.status = :status)
                        order by m.month desc, m.id desc limit :size offset :skip
                        """)
                .params(parameters(filter))
                .param("size", size)
                .param("skip", (long) page * size)
                .query((row, number) -> entry(row))
                .list();
    }

    /** @throws NotFound if there is no such message */
    @Transactional(readOnly = true)
    public Entry get(long id) {
        return jdbc.sql(ENTRY + "where m.id = :id")
                .param("id", id)
                .query((row, number) -> entry(row))
                .optional()
                .orElseThrow(() -> new NotFound("message", id));
    }

    /** The tries of a message, oldest first, those before it was sent again included. */
    @Transactional(readOnly = true)
    public List<Attempt> attempts(long id) {
        return jdbc.sql("""
                        select number, started_at, ended_at, outcome, reason, answer from mail_attempt
                        where mail_id = :id order by id
                        """)
                .param("id", id)
                .query((row, number) -> {
                    String reason = row.getString("reason");
                    return new Attempt(
                            row.getInt("number"),
                            Objects.requireNonNull(Timestamps.read(row, "started_at")),
                            Timestamps.read(row, "ended_at"),
                            row.getString("outcome"),
                            reason == null ? null : MailReason.of(reason),
                            row.getString("answer"));
                })
                .list();
    }

    /** The months for which messages were ever queued, newest first. */
    @Transactional(readOnly = true)
    public List<YearMonth> months() {
        return jdbc
                .sql("select distinct month from mail_message order by month desc")
                .query(LocalDate.class)
                .list()
                .stream()
                .map(YearMonth::from)
                .toList();
    }

    /**
     * Queues a message once more, to the account's present address. One that was sent leaves as a further copy with an
     * identifier of its own; any other keeps its identifier, so that a mailbox can drop it if it has arrived after all.
     *
     * @throws Refused if it is on its way already
     */
    @Transactional
    public void resend(long id) {
        Entry entry = get(id);
        boolean copy = entry.status() == MailStatus.SENT;
        int copies = jdbc.sql("select resends from mail_message where id = :id")
                .param("id", id)
                .query(Integer.class)
                .single();
        requireChanged(jdbc.sql("""
                        update mail_message
                        set status = 'queued', attempts = 0, queued_at = :now, next_try_at = :now, lease_until = null,
                            reason = null, last_answer = null, message_id = :messageId, resends = :copies,
                            maybe_twice = not :copy and (maybe_twice or status in ('held', 'unknown'))
                        where id = :id and status in (:from) and status = :seen
                        """)
                .param("now", Timestamps.of(clock.instant()))
                .param("copy", copy)
                .param("copies", copy ? copies + 1 : copies)
                .param(
                        "messageId",
                        copy ? MessageIds.ofCopy(entry.messageId(), copies + 1, settings.domain()) : entry.messageId())
                .param("id", id)
                .param("from", codes(RESENDABLE))
                .param("seen", entry.status().code())
                .update());
    }

    /**
     * Takes a person's word that a message of unknown fate has arrived.
     *
     * @throws Refused if its fate is known, or is being found out
     */
    @Transactional
    public void settle(long id) {
        get(id);
        requireChanged(jdbc.sql("""
                        update mail_message set status = 'sent', reason = 'settled', sent_at = :now
                        where id = :id and status in (:from)
                        """)
                .param("now", Timestamps.of(clock.instant()))
                .param("id", id)
                .param("from", codes(DOUBTFUL))
                .update());
    }

    /**
     * Keeps a message from being tried again.
     *
     * @throws Refused if it has left, or is leaving now
     */
    @Transactional
    public void stop(long id) {
        get(id);
        requireChanged(
                jdbc.sql("""
                        update mail_message set status = 'given_up', reason = 'stopped'
                        where id = :id and status in (:from)
                        """).param("id", id).param("from", codes(STOPPABLE)).update());
    }

    private static void requireChanged(int rows) {
        if (rows == 0) {
            throw new Refused("delivery.message-moved-on");
        }
    }

    private static Set<String> codes(Set<MailStatus> states) {
        return states.stream().map(MailStatus::code).collect(Collectors.toSet());
    }

    private static final String ENTRY = """
            select m.id, m.month, a.name, m.scope_kind, m.email, m.language, m.document_version, m.status, m.reason,
                   m.last_answer, m.attempts, m.queued_at, m.next_try_at, m.sent_at, m.maybe_twice, m.message_id,
                   case m.scope_kind when 'manager' then a.name
                       else (select o.name from org_unit o
                             where case m.scope_kind when 'city' then o.id = m.scope_id else o.kind = 'province' end
                             order by o.id limit 1) end as scope_name
            from mail_message m join account a on a.id = m.account_id
            """;

    private static Entry entry(ResultSet row) throws SQLException {
        String reason = row.getString("reason");
        String kind = row.getString("scope_kind");
        return new Entry(
                row.getLong("id"),
                YearMonth.from(row.getObject("month", LocalDate.class)),
                row.getString("name"),
                Role.of(kind).orElseThrow(() -> new IllegalStateException("no role: " + kind)),
                row.getString("scope_name"),
                row.getString("email"),
                row.getString("language"),
                row.getInt("document_version"),
                MailStatus.of(row.getString("status")),
                reason == null ? null : MailReason.of(reason),
                row.getString("last_answer"),
                row.getInt("attempts"),
                Objects.requireNonNull(Timestamps.read(row, "queued_at")),
                Objects.requireNonNull(Timestamps.read(row, "next_try_at")),
                Timestamps.read(row, "sent_at"),
                row.getBoolean("maybe_twice"),
                row.getString("message_id"));
    }

    private static Map<String, ?> parameters(Filter filter) {
        Map<String, Object> parameters = new HashMap<>();
        YearMonth month = filter.month();
        MailStatus status = filter.status();
        parameters.put("month", month == null ? null : month.atDay(1));
        parameters.put("status", status == null ? null : status.code());
        return parameters;
    }
}
