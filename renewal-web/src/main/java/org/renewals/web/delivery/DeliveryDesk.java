package org.renewals.web.delivery;

import java.time.LocalTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.renewals.analysis.ReportMonth;
import org.renewals.analysis.ReportMonths;
import org.renewals.audit.AuditLog;
import org.renewals.jobs.ReportQueue;
import org.renewals.reports.mail.DeliveryLog;
import org.renewals.reports.mail.RecipientFilter;
import org.renewals.reports.mail.Recipients;
import org.renewals.reports.mail.Recipients.Change;
import org.renewals.reports.mail.ReportSchedules;
import org.renewals.shared.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people do about the monthly mail, each act written into the audit log together with its effect. */
@Service
@Transactional
class DeliveryDesk {

    private final Recipients recipients;
    private final ReportSchedules schedules;
    private final DeliveryLog log;
    private final ReportMonths months;
    private final ReportQueue queue;
    private final AuditLog audit;

    DeliveryDesk(
            Recipients recipients,
            ReportSchedules schedules,
            DeliveryLog log,
            ReportMonths months,
            ReportQueue queue,
            AuditLog audit) {
        this.recipients = recipients;
        this.schedules = schedules;
        this.log = log;
        this.months = months;
        this.queue = queue;
        this.audit = audit;
    }

    /** The months whose reports may leave, newest first. */
    @Transactional(readOnly = true)
    List<YearMonth> frozenMonths() {
        return months.all().stream()
                .filter(month -> month.frozenAt() != null)
                .map(ReportMonth::month)
                .toList();
    }

    /** @throws Refused if the month is not frozen */
    void send(YearMonth month) {
        if (!frozenMonths().contains(month)) {
            throw new Refused("delivery.month-not-frozen", month);
        }
        queue.request(month);
        audit.record("report-mail.queued", "month", month.toString(), Map.of());
    }

    /** @throws Refused if somebody else changed one of them */
    int change(List<Change> changes) {
        int changed = recipients.change(changes);
        for (Change change : changes) {
            if (!Objects.equals(change.was(), change.language())) {
                audit.record(
                        "report-recipient.changed",
                        "account",
                        Integer.toString(change.accountId()),
                        Map.of("from", orNone(change.was()), "to", orNone(change.language())));
            }
        }
        return changed;
    }

    int changeAll(RecipientFilter filter, @Nullable String language) {
        int changed = recipients.changeAll(filter, language);
        audit.record(
                "report-recipient.all-changed",
                "role",
                Optional.ofNullable(filter.role()).map(role -> role.code()).orElse("all"),
                Map.of("text", filter.text(), "to", orNone(language), "accounts", changed));
        return changed;
    }

    /** @throws Refused if the day cannot be, or somebody else changed the schedule */
    void save(boolean enabled, int dayOfMonth, LocalTime time, boolean holdUnknown, int version) {
        schedules.save(enabled, dayOfMonth, time, holdUnknown, version);
        audit.record(
                "report-schedule.changed",
                "schedule",
                "monthly",
                Map.of("enabled", enabled, "day", dayOfMonth, "time", time, "unknown", holdUnknown ? "hold" : "retry"));
    }

    void resend(long id) {
        decide("report-mail.resent", id, log::resend);
    }

    void settle(long id) {
        decide("report-mail.settled", id, log::settle);
    }

    void stop(long id) {
        decide("report-mail.stopped", id, log::stop);
    }

    private void decide(String action, long id, Consumer<Long> decision) {
        DeliveryLog.Entry entry = log.get(id);
        decision.accept(id);
        audit.record(
                action,
                "message",
                entry.messageId(),
                Map.of("to", entry.email(), "was", entry.status().code()));
    }

    private static String orNone(@Nullable String language) {
        return Objects.requireNonNullElse(language, "none");
    }
}
