package org.renewals.reports.mail;

import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.renewals.access.AccessScope;
import org.renewals.access.CurrentScope;
import org.renewals.analysis.ReportMonths;
import org.renewals.reports.NothingToReport;
import org.renewals.reports.ReportContent;
import org.renewals.reports.ReportScope;
import org.renewals.reports.ReportSource;
import org.renewals.shared.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Makes and sends the monthly reports. Acts for nobody in particular: it opens the scopes it needs by itself, the reader's
 * own for each report and the system's for the rest. Must not be called inside a transaction.
 *
 * <p>Everything here may be called again at any time and on any node: {@link #queue} adds what is missing, {@link
 * #deliverDue} continues where another process stopped.
 */
@Service
public class ReportDelivery {

    private static final Logger log = LoggerFactory.getLogger(ReportDelivery.class);

    private final ReportSource reports;
    private final Recipients recipients;
    private final ReportSchedules schedules;
    private final JobLedger ledger;
    private final Outbox outbox;
    private final MailServer server;
    private final ReportLetter letter;
    private final ReportMonths months;
    private final Clock clock;

    ReportDelivery(
            ReportSource reports,
            Recipients recipients,
            ReportSchedules schedules,
            JobLedger ledger,
            Outbox outbox,
            MailServer server,
            ReportLetter letter,
            ReportMonths months,
            Clock clock) {
        this.reports = reports;
        this.recipients = recipients;
        this.schedules = schedules;
        this.ledger = ledger;
        this.outbox = outbox;
        this.server = server;
        this.letter = letter;
        this.months = months;
        this.clock = clock;
    }

    /**
     * What queueing a month did.
     *
     * @param recipients who get a report
     * @param documents reports that are new in the archive
     * @param messages messages that are new in the outbox; the other recipients had theirs before
     * @param empty recipients whose scope has no figures in that month; they get nothing
     * @param failed recipients whose report could not be made; the log says why, and queueing again tries again
     */
    public record Queued(YearMonth month, int recipients, int documents, int messages, int empty, int failed) {}

    /**
     * What a pass through the outbox did.
     *
     * @param serverSet whether a mail server is configured; if not, every message waits
     * @param open messages that wait for another try or for a decision, after this pass
     */
    public record Delivered(boolean serverSet, int sent, int rejected, int putOff, int unknown, int open) {}

    /** Whether a mail server is configured. */
    public boolean isServerSet() {
        return server.isSet();
    }

    /**
     * Makes the report of every active recipient with the recipient's own scope and language, and queues it. Recipients who
     * have this very report get no second one; those whose report changed since get the new version.
     *
     * @throws Refused if the month is not frozen
     */
    public Queued queue(YearMonth month) {
        requireFrozen(month);
        return queue(month, Set.of(), false);
    }

    /**
     * Queues every month that has fallen due by schedule, oldest first; each recipient gets each month once, however often
     * and on however many nodes this is called. A month that is not frozen yet waits until it is.
     *
     * @return the months that were worked on; empty if nothing was due
     */
    public List<Queued> queueDue() {
        return unfinished().stream().filter(this::isFrozen).map(this::queueOnce).toList();
    }

    /**
     * A month whose reports were due by schedule and have not all been queued.
     *
     * @param frozen whether its figures are final; if not, that is what it waits for
     */
    public record Overdue(YearMonth month, boolean frozen) {}

    /** What is overdue, oldest first; a month can be on the list for the minutes its reports are being made. */
    public List<Overdue> overdue() {
        return unfinished().stream()
                .map(month -> new Overdue(month, isFrozen(month)))
                .toList();
    }

    private List<YearMonth> unfinished() {
        ReportSchedule schedule = inSystemScope(schedules::get);
        List<YearMonth> due = schedule.due(clock.instant(), clock.getZone());
        if (due.isEmpty()) {
            return due;
        }
        Set<YearMonth> finished = inSystemScope(() -> ledger.finished(JobLedger.REPORT_MAIL));
        return due.stream().filter(month -> !finished.contains(month)).toList();
    }

    private Queued queueOnce(YearMonth month) {
        Set<String> done = inSystemScope(() -> ledger.entered(JobLedger.REPORT_MAIL, month));
        Queued queued = queue(month, done, true);
        if (queued.failed() == 0) {
            CurrentScope.run(AccessScope.system(), () -> ledger.finish(JobLedger.REPORT_MAIL, month));
        }
        log.info(
                "Reports of {}: {} messages queued, {} recipients have nothing to report, {} could not be served",
                month,
                queued.messages(),
                queued.empty(),
                queued.failed());
        return queued;
    }

    private Queued queue(YearMonth month, Set<String> done, boolean onlyOnce) {
        List<Recipient> readers = inSystemScope(recipients::active).stream()
                .filter(reader -> !done.contains(reader.ledgerScope()))
                .toList();
        int documents = 0;
        int messages = 0;
        int empty = 0;
        int failed = 0;
        for (List<Recipient> sameReport : byReport(readers)) {
            try {
                Outbox.Enqueued enqueued = enqueue(month, sameReport, onlyOnce);
                documents += enqueued.newDocument() ? 1 : 0;
                messages += enqueued.newMessages();
            } catch (NothingToReport e) {
                inSystemScope(() -> outbox.skip(month, sameReport));
                empty += sameReport.size();
            } catch (RuntimeException e) {
                // one report that cannot be made must not keep the others from leaving
                log.error(
                        "{} recipients wait for {}, which could not be made",
                        sameReport.size(),
                        name(month, sameReport),
                        e);
                failed += sameReport.size();
            }
        }
        return new Queued(month, readers.size(), documents, messages, empty, failed);
    }

    private Outbox.Enqueued enqueue(YearMonth month, List<Recipient> readers, boolean onlyOnce) {
        Recipient reader = readers.get(0);
        ReportContent report =
                CurrentScope.call(reader.scope(), () -> reports.monthly(month, reader.scope(), reader.locale()));
        return inSystemScope(() -> outbox.enqueue(month, readers, report, onlyOnce));
    }

    private static String name(YearMonth month, List<Recipient> readers) {
        ReportScope scope = ReportScope.of(readers.get(0).scope());
        return "the report of %s for %s %d in %s"
                .formatted(month, scope.kind(), scope.id(), readers.get(0).language());
    }

    private static Collection<List<Recipient>> byReport(List<Recipient> readers) {
        record Report(ReportScope scope, String language) {}
        Map<Report, List<Recipient>> groups = new LinkedHashMap<>();
        for (Recipient reader : readers) {
            groups.computeIfAbsent(
                            new Report(ReportScope.of(reader.scope()), reader.language()), key -> new ArrayList<>())
                    .add(reader);
        }
        return groups.values();
    }

    /**
     * Sends what is due, until nothing is or the mail server turns out to be away. Several processes may do so at once; each
     * message is tried by one of them.
     */
    public Delivered deliverDue() {
        if (!server.isSet()) {
            return new Delivered(false, 0, 0, 0, 0, inSystemScope(outbox::open));
        }
        inSystemScope(outbox::sweep);
        Map<MailOutcome.Kind, Integer> counts = new EnumMap<>(MailOutcome.Kind.class);
        boolean serverAnswers = true;
        while (serverAnswers && !Thread.currentThread().isInterrupted()) {
            Optional<OutboxMessage> message = inSystemScope(outbox::claim);
            if (message.isEmpty()) {
                break;
            }
            MailOutcome outcome = send(message.get());
            inSystemScope(() -> outbox.record(message.get(), outcome));
            counts.merge(outcome.kind(), 1, Integer::sum);
            serverAnswers = !outcome.wholeServer();
            if (outcome.kind() != MailOutcome.Kind.SENT) {
                log.info("Message {} is {}: {}", message.get().messageId(), outcome.kind(), outcome.answer());
            }
        }
        return new Delivered(
                true,
                counts.getOrDefault(MailOutcome.Kind.SENT, 0),
                counts.getOrDefault(MailOutcome.Kind.REJECTED, 0),
                counts.getOrDefault(MailOutcome.Kind.PUT_OFF, 0),
                counts.getOrDefault(MailOutcome.Kind.UNKNOWN, 0),
                inSystemScope(outbox::open));
    }

    private MailOutcome send(OutboxMessage message) {
        OutgoingMessage outgoing;
        try {
            outgoing = letter.write(message, server.session());
        } catch (MessagingException e) {
            return MailOutcome.rejected(MailReason.BAD_ADDRESS, HeaderText.oneLine(e.getMessage()));
        }
        return server.send(outgoing);
    }

    private void requireFrozen(YearMonth month) {
        if (!isFrozen(month)) {
            throw new Refused("delivery.month-not-frozen", month);
        }
    }

    private boolean isFrozen(YearMonth month) {
        return inSystemScope(() -> months.find(month))
                .map(found -> found.frozenAt() != null)
                .orElse(false);
    }

    private static <T> T inSystemScope(Supplier<T> work) {
        return CurrentScope.call(AccessScope.system(), work);
    }
}
