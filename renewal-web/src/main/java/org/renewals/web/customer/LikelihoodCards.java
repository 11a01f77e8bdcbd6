package org.renewals.web.customer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.analysis.DueContracts;
import org.renewals.analysis.DueContractsQuery;
import org.renewals.analysis.customer.CustomerDetail;
import org.renewals.analysis.figure.Figures;
import org.renewals.analysis.figure.Metric;
import org.renewals.analysis.figure.Value;
import org.renewals.analysis.likelihood.ContractLikelihood;
import org.renewals.analysis.likelihood.ContractLikelihoodQuery;
import org.renewals.analysis.likelihood.Likelihood;
import org.renewals.analysis.likelihood.LikelihoodWords;
import org.renewals.scoring.renewal.NextBand;
import org.renewals.scoring.renewal.RenewalReason;
import org.renewals.web.view.Coordinate;
import org.renewals.web.view.Piece;
import org.renewals.web.view.Sparkline;
import org.renewals.web.view.Standpoint;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Writes the likelihoods of a customer's contracts for a reader. */
@Component
class LikelihoodCards {

    /** Of each way. */
    private static final int STRONGEST = 3;

    private static final int HALF_BOX = 100;

    /** Bars fill their half of the box from here on, so that a card of small reasons does not look like one of strong ones. */
    private static final double WIDEST_FROM = 0.5;

    private final ContractLikelihoodQuery likelihoods;
    private final DueContractsQuery dueContracts;
    private final MessageSource messages;

    LikelihoodCards(ContractLikelihoodQuery likelihoods, DueContractsQuery dueContracts, MessageSource messages) {
        this.likelihoods = likelihoods;
        this.dueContracts = dueContracts;
        this.messages = messages;
    }

    /** The open contracts with a likelihood, the nearest to act on first. */
    List<LikelihoodCard> of(AccessScope scope, Standpoint standpoint, CustomerDetail detail, Figures figures) {
        List<ContractLikelihood> found =
                likelihoods.ofCustomer(scope, detail.profile().id(), standpoint.month(), detail.grain()::covers);
        if (found.isEmpty()) {
            return List.of();
        }
        Maker maker = new Maker(scope, standpoint, detail, figures, peers(scope, standpoint));
        return found.stream().map(maker::card).toList();
    }

    private Value peers(AccessScope scope, Standpoint standpoint) {
        DueContracts due = dueContracts.find(scope, standpoint.top(), standpoint.month());
        return Value.share(
                Metric.LIKELIHOOD,
                due.forecastWithin(DueContracts.FORECAST_DAYS).numberOrNull(),
                due.valueWithin(DueContracts.FORECAST_DAYS).numberOrNull());
    }

    /** Makes the cards of one page. */
    private final class Maker {

        private final AccessScope scope;
        private final Standpoint standpoint;
        private final CustomerDetail detail;
        private final Figures figures;
        private final Value peers;
        private final LikelihoodWords words;

        Maker(AccessScope scope, Standpoint standpoint, CustomerDetail detail, Figures figures, Value peers) {
            this.scope = scope;
            this.standpoint = standpoint;
            this.detail = detail;
            this.figures = figures;
            this.peers = peers;
            this.words = new LikelihoodWords(messages, figures);
        }

        LikelihoodCard card(ContractLikelihood one) {
            Likelihood likelihood = one.likelihood();
            double widest = likelihood.reasons().stream()
                    .mapToDouble(reason -> Math.abs(reason.contribution()))
                    .reduce(WIDEST_FROM, Math::max);
            List<RenewalReason> strongest = Stream.concat(
                            likelihood.reasons().stream()
                                    .filter(reason -> reason.contribution() < 0)
                                    .limit(STRONGEST),
                            likelihood.reasons().stream()
                                    .filter(reason -> reason.contribution() > 0)
                                    .limit(STRONGEST))
                    .toList();
            List<RenewalReason> others = new ArrayList<>(likelihood.reasons());
            others.removeAll(strongest);
            return new LikelihoodCard(
                    one.contract(),
                    about(one),
                    figures.full(likelihood.value()),
                    band(likelihood),
                    text("customer.likelihood.at-risk", figures.amount(likelihood.revenueAtRisk())),
                    peers.isKnown()
                            ? text("customer.likelihood.peers", standpoint.top().name(), figures.full(peers))
                            : null,
                    Sparkline.points(one.history().stream()
                            .map(ContractLikelihood.Point::likelihood)
                            .toList()),
                    said(one),
                    strongest.stream().map(reason -> reason(reason, widest)).toList(),
                    others.stream().map(reason -> reason(reason, widest)).toList(),
                    text("customer.likelihood.others", figures.count(others.size())),
                    likelihood.untold() == 0
                            ? null
                            : text(
                                    "customer.likelihood.untold",
                                    figures.count(likelihood.untold()),
                                    words.contribution(likelihood.untoldContribution())),
                    text(
                            "customer.likelihood.sum",
                            words.contribution(likelihood.base()),
                            words.contribution(likelihood.logOdds() - likelihood.base()),
                            words.contribution(likelihood.logOdds()),
                            figures.full(likelihood.value())),
                    next(likelihood),
                    basis(likelihood.model()));
        }

        private String about(ContractLikelihood one) {
            Optional<CustomerDetail.Contract> contract = detail.contracts().stream()
                    .filter(each -> each.number().equals(one.contract()))
                    .findFirst();
            String value = text(
                    "customer.likelihood.value", figures.amount(one.likelihood().monthlyValue()));
            return contract.map(each -> Stream.of(
                                    each.product(),
                                    value,
                                    text(
                                            "customer.likelihood.act-by",
                                            each.actBy().toString()))
                            .filter(part -> part != null && !part.isBlank())
                            .collect(Collectors.joining(" · ")))
                    .orElse(value);
        }

        private String said(ContractLikelihood one) {
            return one.history().stream()
                    .map(point -> text(
                            "customer.likelihood.said", point.month().toString(), figures.full(point.likelihood())))
                    .collect(Collectors.joining(text("customer.likelihood.said.join")));
        }

        private LikelihoodCard.Reason reason(RenewalReason reason, double widest) {
            double contribution = reason.contribution();
            double width = Math.abs(contribution) / widest * HALF_BOX;
            return new LikelihoodCard.Reason(
                    text(reason.name()),
                    words.text(reason.reason()),
                    words.contribution(contribution),
                    contribution < 0 ? "bad" : contribution > 0 ? "good" : "text-muted",
                    place(contribution < 0 ? HALF_BOX - width : HALF_BOX),
                    place(width));
        }

        private Piece band(Likelihood likelihood) {
            return new Piece(
                    words.band(likelihood.band()), "band-" + likelihood.band().code(), null);
        }

        private @Nullable String next(Likelihood likelihood) {
            NextBand next = likelihood.next();
            if (next == null) {
                return null;
            }
            String band = words.band(next.band());
            String from = figures.percent(BigDecimal.valueOf(next.band().from()), 0);
            return next.isWithinReach()
                    ? text(
                            "customer.likelihood.next",
                            band,
                            from,
                            next.steps().stream()
                                    .map(words::text)
                                    .collect(Collectors.joining(text("customer.likelihood.next.join"))),
                            figures.full(Value.of(Metric.LIKELIHOOD, BigDecimal.valueOf(next.probability()))))
                    : text("customer.likelihood.next.none", band, from);
        }

        private Piece basis(Likelihood.@Nullable Model model) {
            if (model == null) {
                return new Piece(text("customer.likelihood.scorecard"), null, null);
            }
            return new Piece(
                    text("customer.likelihood.model", model.version()),
                    null,
                    scope.kind() == AccessScope.Kind.PROVINCE ? "/models/" + model.id() : null);
        }

        private String text(String key, Object... arguments) {
            return messages.getMessage(key, arguments, figures.locale());
        }
    }

    private static String place(double place) {
        return Coordinate.written(place, 1);
    }
}
