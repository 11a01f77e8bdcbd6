package org.renewals.web.customer;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.analysis.customer.CustomerDetail;
import org.renewals.analysis.customer.CustomerDetailQuery;
import org.renewals.analysis.customer.CustomerTimeline;
import org.renewals.analysis.figure.Figures;
import org.renewals.analysis.likelihood.LikelihoodWords;
import org.renewals.customer.CustomerStatus;
import org.renewals.customer.RevealedContact;
import org.renewals.scoring.health.HealthBand;
import org.renewals.scoring.renewal.Band;
import org.renewals.tier.change.TierChangeRequests;
import org.renewals.web.support.Crumb;
import org.renewals.web.view.Link;
import org.renewals.web.view.Piece;
import org.renewals.web.view.Standpoint;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts the page of one customer together: its head, and the tab that is open. */
@Component
class CustomerPages {

    private final CustomerDetailQuery details;
    private final TierChangeRequests requests;
    private final BasicTab basic;
    private final MembersTab members;
    private final ContractsTab contracts;
    private final IncomesTab incomes;
    private final ServiceTab service;
    private final MessageSource messages;
    private final Clock clock;

    CustomerPages(
            CustomerDetailQuery details,
            TierChangeRequests requests,
            BasicTab basic,
            MembersTab members,
            ContractsTab contracts,
            IncomesTab incomes,
            ServiceTab service,
            MessageSource messages,
            Clock clock) {
        this.details = details;
        this.requests = requests;
        this.basic = basic;
        this.members = members;
        this.contracts = contracts;
        this.incomes = incomes;
        this.service = service;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * What a reader asks of the page.
     *
     * @param revealed a contact to be shown in full; null for none
     * @param before the event after which the timeline begins; null for the latest
     * @param value the parameters of formula 1 as typed
     */
    record Asked(
            CustomerTab tab,
            @Nullable RevealedContact revealed,
            CustomerTimeline.@Nullable Cursor before,
            ValueParameters value) {}

    /**
     * A page and the way to it.
     *
     * @param view what the open tab shows
     */
    record Found(CustomerPage page, Object view, List<Crumb> crumbs) {

        boolean isRefused() {
            return view instanceof IncomesTab.View incomes && incomes.isRefused();
        }
    }

    /** Figures of a single customer are told to the yuan. */
    static Figures figures(MessageSource messages, Locale locale) {
        return Figures.summary(messages, locale).in(Figures.Money.YUAN);
    }

    /** A chip whose shape tells the bands apart as its colour does. */
    static Piece healthBand(CustomerWords words, HealthBand band) {
        String css = switch (band) {
            case HEALTHY -> "risk-low";
            case WATCH -> "risk-medium";
            case WARNING -> "risk-high";
            case CRITICAL -> "risk-very_high";
        };
        return new Piece(words.text(band.key()), css, null);
    }

    /** @return empty if there is no such customer, or none the scope may see */
    Optional<Found> find(AccessScope scope, Standpoint standpoint, String code, Asked asked, Locale locale) {
        boolean latest = standpoint.month().equals(standpoint.months().get(0));
        LocalDate until = latest ? LocalDate.now(clock) : standpoint.month().atEndOfMonth();
        CustomerDetailQuery.Request request = new CustomerDetailQuery.Request(
                standpoint.subject(), standpoint.month(), until, asked.tab().parts());
        return details.find(scope, code, request)
                .map(detail -> new CustomerReading(
                        scope, standpoint, detail, until, latest, new CustomerWords(messages, locale)))
                .map(reading -> new Maker(reading, asked.tab()).found(view(reading, asked)));
    }

    private Object view(CustomerReading reading, Asked asked) {
        return switch (asked.tab()) {
            case BASIC -> basic.of(reading, asked.revealed(), asked.before());
            case MEMBERS -> members.of(reading);
            case CONTRACTS -> contracts.of(reading);
            case INCOMES -> incomes.of(reading, asked.value());
            case SERVICE -> service.of(reading);
        };
    }

    /** Makes the head of one page. */
    private final class Maker {

        private final CustomerReading reading;
        private final CustomerTab tab;
        private final AccessScope scope;
        private final Standpoint standpoint;
        private final CustomerDetail detail;
        private final CustomerDetail.Profile profile;
        private final CustomerWords words;

        Maker(CustomerReading reading, CustomerTab tab) {
            this.reading = reading;
            this.tab = tab;
            this.scope = reading.scope();
            this.standpoint = reading.standpoint();
            this.detail = reading.detail();
            this.profile = detail.profile();
            this.words = reading.words();
        }

        Found found(Object view) {
            return new Found(page(), view, crumbs());
        }

        private CustomerPage page() {
            CustomerPage.Request waiting = waiting();
            CustomerDetail.Standing standing = detail.standing();
            return new CustomerPage(
                    profile.code(),
                    profile.name(),
                    summary(),
                    profile.status() == CustomerStatus.ACTIVE
                            ? null
                            : words.text("customer.status." + profile.status().code()),
                    reading.byManager()
                            && waiting == null
                            && profile.tierNow() != null
                            && profile.status() != CustomerStatus.LEFT,
                    waiting,
                    standing == null ? null : rated(standing),
                    tiles(standing),
                    next(),
                    tab.code(),
                    Arrays.stream(CustomerTab.values())
                            .map(each -> new CustomerPage.TabLink(
                                    each.code(),
                                    words.text("customer.tab." + each.code()),
                                    reading.link(each).toString(),
                                    each == tab))
                            .toList());
        }

        private CustomerPage.@Nullable Request waiting() {
            return scope.kind() == AccessScope.Kind.PROVINCE
                    ? null
                    : requests.openOf(scope, profile.id())
                            .map(row -> new CustomerPage.Request(
                                    row.id(), row.from().name(), row.to().name()))
                            .orElse(null);
        }

        private CustomerPage.Rated rated(CustomerDetail.Standing standing) {
            boolean changedSince =
                    reading.latest() && profile.tierNow() != null && profile.tierNow() != standing.tier();
            CustomerDetail.TierLimits limits = standing.limits();
            return new CustomerPage.Rated(
                    standing.tier().name(),
                    standing.suggestedTier().name(),
                    changedSince && profile.tierNow() != null
                            ? profile.tierNow().name()
                            : null,
                    standing.risk().code(),
                    limits == null
                            ? null
                            : words.text(
                                    "customer.risk.levels",
                                    limits.lowRiskTo(),
                                    limits.lowRiskTo() + 1,
                                    limits.mediumRiskTo(),
                                    limits.mediumRiskTo() + 1,
                                    limits.highRiskTo()));
        }

        private List<CustomerPage.Tile> tiles(CustomerDetail.@Nullable Standing standing) {
            List<CustomerPage.Tile> tiles = new ArrayList<>();
            tiles.add(likelihood(detail.next().contract()));
            if (standing != null) {
                tiles.add(health(standing));
                tiles.add(new CustomerPage.Tile(
                        words.text("customers.score"),
                        words.figures().decimal(standing.score(), 2),
                        null,
                        standing.percentile().isKnown()
                                ? words.text(
                                        "customer.score.place", words.figures().number(standing.percentile()))
                                : null,
                        reading.link(CustomerTab.SERVICE, "score")));
                tiles.add(new CustomerPage.Tile(
                        words.text("customers.risk-points"),
                        words.figures().count(standing.riskPoints()),
                        null,
                        words.text("customer.risk." + standing.risk().code()),
                        reading.link(CustomerTab.SERVICE, "risk")));
            }
            return tiles;
        }

        private CustomerPage.Tile likelihood(CustomerDetail.@Nullable NextContract contract) {
            String name = words.text("customer.likelihood.nearest");
            String href = reading.link(CustomerTab.CONTRACTS, "likelihood");
            if (contract == null) {
                return new CustomerPage.Tile(
                        name, words.dash(), null, words.text("customer.likelihood.no-contract"), href);
            }
            Band band = Band.of(contract.likelihood().number().doubleValue());
            return new CustomerPage.Tile(
                    name,
                    words.figures().full(contract.likelihood()),
                    new Piece(new LikelihoodWords(messages, words.figures()).band(band), "band-" + band.code(), null),
                    words.text(
                            "customer.likelihood.about",
                            contract.number(),
                            contract.actBy().toString()),
                    href);
        }

        private CustomerPage.Tile health(CustomerDetail.Standing standing) {
            BigDecimal score = standing.health();
            BigDecimal completeness = standing.healthCompleteness();
            return new CustomerPage.Tile(
                    words.text("customer.health"),
                    score == null ? words.dash() : words.figures().decimal(score, 1),
                    standing.healthBand() == null ? null : healthBand(words, standing.healthBand()),
                    completeness == null
                            ? null
                            : words.text(
                                    score == null ? "customer.health.too-little" : "customer.health.completeness",
                                    words.figures().decimal(completeness, 0)),
                    reading.link(CustomerTab.SERVICE, "health"));
        }

        /** A complaint waits hours, a contract days: so it comes first. */
        private Piece next() {
            CustomerDetail.WaitingComplaint complaint = detail.next().complaint();
            if (complaint != null) {
                long hours = Duration.between(complaint.receivedAt(), clock.instant())
                        .toHours();
                boolean late = hours >= CustomerDetail.FIRST_REPLY_WITHIN.toHours();
                return new Piece(
                        words.text(
                                late ? "customer.next.complaint.late" : "customer.next.complaint",
                                complaint.number(),
                                words.figures().count(hours)),
                        late ? "bad" : null,
                        reading.link(CustomerTab.SERVICE, "complaints"));
            }
            CustomerDetail.NextContract contract = detail.next().contract();
            if (contract == null) {
                return new Piece(words.text("customer.next.none"), null, null);
            }
            long days = ChronoUnit.DAYS.between(reading.until(), contract.actBy());
            return new Piece(
                    words.text(
                            days < 0 ? "customer.next.contract.past" : "customer.next.contract",
                            contract.number(),
                            contract.actBy().toString(),
                            words.figures().count(Math.abs(days))),
                    days < 0 ? "bad" : null,
                    reading.link(CustomerTab.CONTRACTS, "likelihood"));
        }

        /** From the city down, as far as the reader may go up. */
        private List<Crumb> crumbs() {
            List<Crumb> crumbs = new ArrayList<>();
            Link customers = standpoint.withoutSubject("/customers");
            if (scope.kind() == AccessScope.Kind.MANAGER) {
                crumbs.add(new Crumb(standpoint.top().name(), customers.toString()));
            } else {
                if (scope.kind() != AccessScope.Kind.CITY) {
                    crumbs.add(new Crumb(standpoint.top().name(), customers.toString()));
                }
                crumbs.add(new Crumb(
                        profile.city(),
                        (scope.kind() == AccessScope.Kind.CITY ? customers : customers.with("city", profile.cityCode()))
                                .toString()));
                if (profile.county() != null) {
                    crumbs.add(new Crumb(
                            profile.county(),
                            customers.with("county", profile.countyCode()).toString()));
                }
                if (profile.manager() != null) {
                    crumbs.add(new Crumb(
                            profile.manager(),
                            customers.with("manager", profile.managerLogin()).toString()));
                }
            }
            crumbs.add(new Crumb(profile.name(), null));
            return crumbs;
        }

        private String summary() {
            List<String> parts = new ArrayList<>();
            parts.add(profile.code());
            if (profile.industry() != null) {
                parts.add(profile.industry());
            }
            if (profile.employees() != null) {
                parts.add(
                        words.text("customer.summary.employees", words.figures().count(profile.employees())));
            }
            return String.join(" · ", parts);
        }
    }
}
