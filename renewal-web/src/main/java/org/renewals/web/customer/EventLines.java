package org.renewals.web.customer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.renewals.alarm.AlertState;
import org.renewals.alarm.AnomalyKind;
import org.renewals.analysis.customer.CustomerDetail;
import org.renewals.analysis.customer.CustomerTimeline.Event;
import org.renewals.web.view.Link;

/** Tells each event of a customer's timeline in one sentence. */
final class EventLines {

    private static final BigDecimal PROMISED_HOURS = BigDecimal.valueOf(CustomerDetail.FIRST_REPLY_WITHIN.toHours());

    private final CustomerReading reading;
    private final CustomerWords words;

    EventLines(CustomerReading reading) {
        this.reading = reading;
        this.words = reading.words();
    }

    /** What an event is about, as a word, a shape and a colour. */
    private enum Topic {
        CONTRACT("◆"),
        COMPLAINT("■"),
        VISIT("●"),
        SURVEY("★"),
        TIER("▲"),
        ALERT("◇"),
        REPORT("▤");

        private final String shape;

        Topic(String shape) {
            this.shape = shape;
        }

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    EventLine of(Event event) {
        return switch (event.kind()) {
            case CONTRACT_BEGAN ->
                contract(
                        event,
                        event.more() == null ? "began" : "renews",
                        called(event),
                        words.figures().amount(event.amount()),
                        words.orDash(event.more()));
            case CONTRACT_ENDED -> contract(event, "ended", called(event));
            case CONTRACT_RENEWED ->
                event.about() == null
                        ? contract(event, "renewed", event.subject())
                        : contract(
                                event,
                                "renewed-by",
                                event.subject(),
                                event.about(),
                                words.figures().amount(event.amount()));
            case CONTRACT_LOST ->
                event.about() == null
                        ? contract(event, "lost", event.subject())
                        : contract(event, "lost-because", event.subject(), event.about());
            case CONTRACT_LAPSED -> contract(event, "lapsed", event.subject());
            case COMPLAINT -> complaint(event);
            case VISIT ->
                line(
                        event,
                        Topic.VISIT,
                        joined(
                                event.subject().isBlank() ? words.text("customer.timeline.visit") : event.subject(),
                                event.more(),
                                event.about()),
                        reading.link(CustomerTab.SERVICE, "visits"));
            case SURVEY ->
                line(
                        event,
                        Topic.SURVEY,
                        words.text("customer.timeline.survey", answers(event.subject())),
                        reading.link(CustomerTab.SERVICE, "surveys"));
            case TIER_RATED, TIER_DECIDED, TIER_REQUESTED, TIER_REJECTED, TIER_WITHDRAWN -> tier(event);
            case ALERT_OPENED ->
                line(event, Topic.ALERT, words.text("customer.timeline.alert.opened", anomaly(event)), alert(event));
            case ALERT_CLOSED ->
                line(
                        event,
                        Topic.ALERT,
                        words.text("customer.timeline.alert.closed", anomaly(event), state(event.about())),
                        alert(event));
            case REPORTED ->
                line(
                        event,
                        Topic.REPORT,
                        words.text("customer.timeline.report", event.subject(), words.orDash(event.about())),
                        Link.to("/").with("month", event.subject()).toString());
        };
    }

    private EventLine contract(Event event, String outcome, Object... arguments) {
        return line(
                event,
                Topic.CONTRACT,
                words.text("customer.timeline.contract." + outcome, arguments),
                reading.link(CustomerTab.CONTRACTS, "contracts"));
    }

    private EventLine complaint(Event event) {
        BigDecimal hours = event.amount();
        String about = called(event);
        String sentence = hours == null
                ? words.text("customer.timeline.complaint.waiting", about)
                : words.text(
                        hours.compareTo(PROMISED_HOURS) > 0
                                ? "customer.timeline.complaint.late"
                                : "customer.timeline.complaint.replied",
                        about,
                        words.figures().decimal(hours, 1));
        return line(event, Topic.COMPLAINT, sentence, reading.link(CustomerTab.SERVICE, "complaints"));
    }

    private EventLine tier(Event event) {
        String word = event.kind().code().substring("tier_".length());
        return line(
                event,
                Topic.TIER,
                words.text("customer.timeline.tier." + word, event.subject(), words.orDash(event.about())),
                event.more() == null
                        ? reading.link(CustomerTab.SERVICE, "tier-changes")
                        : Link.to("/tier-changes/{}", event.more()).toString());
    }

    private EventLine line(Event event, Topic topic, String sentence, String href) {
        return new EventLine(
                event.day().toString(),
                words.text("customer.timeline.kind." + topic.code()),
                "event-" + topic.code(),
                topic.shape,
                sentence,
                href);
    }

    /** A number with what it is about. */
    private String called(Event event) {
        return event.about() == null || event.about().isBlank()
                ? event.subject()
                : words.text("customer.timeline.called", event.subject(), event.about());
    }

    private static String joined(@Nullable String... parts) {
        return Stream.of(parts).filter(part -> part != null && !part.isBlank()).collect(Collectors.joining(" · "));
    }

    private static String alert(Event event) {
        return Link.to("/alerts/{}", Long.toString(event.id())).toString();
    }

    private String anomaly(Event event) {
        return words.text(
                AnomalyKind.valueOf(event.subject().toUpperCase(Locale.ROOT)).key());
    }

    private String state(@Nullable String code) {
        return words.text(AlertState.valueOf(Objects.requireNonNull(code).toUpperCase(Locale.ROOT))
                .key());
    }

    private String answers(String given) {
        List<String> answers = new ArrayList<>();
        for (String answer : Arrays.asList(given.split(",", -1))) {
            int equals = answer.indexOf('=');
            answers.add(words.text(
                    "customer.timeline.survey.answer",
                    words.text("customer.survey." + answer.substring(0, equals)),
                    answer.substring(equals + 1)));
        }
        return String.join(words.text("customer.timeline.survey.join"), answers);
    }
}
