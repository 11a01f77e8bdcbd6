package org.renewals.web.customer;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.renewals.analysis.customer.CustomerDetail;
import org.renewals.analysis.customer.CustomerTimeline;
import org.renewals.analysis.customer.CustomerTimelineQuery;
import org.renewals.customer.RevealedContact;
import org.springframework.stereotype.Component;

/** Who the customer is, whom to call, and everything that happened. */
@Component
class BasicTab {

    private static final int EVENTS = 20;

    private final CustomerTimelineQuery timelines;

    BasicTab(CustomerTimelineQuery timelines) {
        this.timelines = timelines;
    }

    /**
     * @param mayReveal whether the reader may ask for a contact in full
     * @param older the address of what happened before the listed events; null where nothing did
     * @param newest the address of the latest events; null where they are listed
     * @param withheld says what the reader is not told of; null for managers
     */
    record View(
            String code,
            List<Fact> profile,
            List<Fact> influence,
            List<ContactRow> contacts,
            boolean mayReveal,
            List<EventLine> events,
            @Nullable String older,
            @Nullable String newest,
            @Nullable String withheld) {}

    /** A line of the profile. */
    record Fact(String name, String value) {}

    /**
     * Somebody to call.
     *
     * @param revealed whether name and numbers are in full
     */
    record ContactRow(
            long id, String name, String role, String phone, String email, String consent, boolean revealed) {}

    /**
     * @param revealed a contact to be shown in full; null for none
     * @param before the event after which the timeline begins; null for the latest
     */
    View of(CustomerReading reading, @Nullable RevealedContact revealed, CustomerTimeline.@Nullable Cursor before) {
        CustomerDetail detail = reading.detail();
        CustomerWords words = reading.words();
        CustomerTimeline timeline =
                timelines.find(reading.scope(), detail.profile(), detail.grain(), reading.until(), before, EVENTS);
        EventLines lines = new EventLines(reading);
        CustomerTimeline.Cursor next = timeline.next();
        return new View(
                detail.profile().code(),
                profile(detail.profile(), words),
                influence(detail.profile(), words),
                detail.contacts().stream()
                        .map(contact -> contact(contact, revealed, words))
                        .toList(),
                reading.byManager(),
                timeline.events().stream().map(lines::of).toList(),
                next == null ? null : reading.link(CustomerTab.BASIC).with("before", next.text()) + "#timeline",
                before == null ? null : reading.link(CustomerTab.BASIC, "timeline"),
                detail.grain().tierChanges() ? null : words.text("customer.timeline.withheld"));
    }

    private static List<Fact> profile(CustomerDetail.Profile profile, CustomerWords words) {
        List<Fact> facts = new ArrayList<>();
        facts.add(fact(
                words,
                "place",
                profile.county() == null
                        ? profile.city()
                        : words.text("customer.place", profile.city(), profile.county())));
        facts.add(fact(
                words,
                "manager",
                profile.manager() == null ? words.text("customer.manager.elsewhere") : profile.manager()));
        if (profile.managerNow() != null) {
            facts.add(fact(words, "manager-now", profile.managerNow()));
        }
        facts.add(fact(words, "grid", words.orDash(profile.grid())));
        facts.add(fact(words, "industry", words.orDash(profile.industry())));
        facts.add(fact(words, "nature", words.orDash(profile.nature())));
        facts.add(fact(
                words,
                "employees",
                profile.employees() == null ? words.dash() : words.figures().count(profile.employees())));
        facts.add(fact(
                words,
                "signed-on",
                profile.signedOn() == null ? words.dash() : profile.signedOn().toString()));
        facts.add(fact(
                words,
                "status",
                words.text("customer.status." + profile.status().code())));
        return facts;
    }

    /** How much the customer means to others (R109), and how far it uses information technology. */
    private static List<Fact> influence(CustomerDetail.Profile profile, CustomerWords words) {
        return List.of(
                fact(
                        words,
                        "influence-social",
                        profile.socialInfluence() == null
                                ? words.dash()
                                : words.text(
                                        "customer.unit.social-influence",
                                        words.plain(profile.socialInfluence().doubleValue()))),
                fact(
                        words,
                        "influence-economic",
                        profile.economicInfluence() == null
                                ? words.dash()
                                : words.text(
                                        "customer.unit.social-influence",
                                        words.plain(profile.economicInfluence().doubleValue()))),
                fact(
                        words,
                        "info-level",
                        profile.infoLevel() == null
                                ? words.dash()
                                : words.text(
                                        "customer.unit.informatization-level",
                                        profile.infoLevel().toString())));
    }

    private static Fact fact(CustomerWords words, String key, String value) {
        return new Fact(words.text("customer.profile." + key), value);
    }

    private static ContactRow contact(
            CustomerDetail.Contact contact, @Nullable RevealedContact revealed, CustomerWords words) {
        boolean full = revealed != null && revealed.id() == contact.id();
        return new ContactRow(
                contact.id(),
                full ? Objects.requireNonNull(revealed).name() : contact.name(),
                contact.role() == null
                        ? words.dash()
                        : words.text("customer.contact-role." + contact.role().code()),
                words.orDash(full ? Objects.requireNonNull(revealed).phone() : contact.phone()),
                words.orDash(full ? Objects.requireNonNull(revealed).email() : contact.email()),
                contact.consent() == null
                        ? words.text("customer.consent.unknown")
                        : words.text(contact.consent() ? "customer.consent.yes" : "customer.consent.no"),
                full);
    }
}
