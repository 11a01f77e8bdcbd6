package org.renewals.web.customer;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.renewals.access.AccessScope;
import org.renewals.analysis.DueContracts;
import org.renewals.analysis.Subject;
import org.renewals.analysis.customer.CustomerDetail;
import org.renewals.analysis.customer.CustomerDetailQuery;
import org.renewals.analysis.figure.Change;
import org.renewals.analysis.figure.Figures;
import org.renewals.analysis.figure.Metric;
import org.renewals.analysis.figure.Value;
import org.renewals.contract.ContractOutcome;
import org.renewals.customer.CustomerStatus;
import org.renewals.customer.RevealedContact;
import org.renewals.reports.chart.Chart;
import org.renewals.reports.chart.ChartSeries;
import org.renewals.reports.chart.ChartType;
import org.renewals.reports.chart.SeriesStyle;
import org.renewals.scoring.tier.Indicator;
import org.renewals.scoring.tier.IndicatorGroup;
import org.renewals.service.SurveyQuestion;
import org.renewals.tier.change.TierChangeRequests;
import org.renewals.web.support.Crumb;
import org.renewals.web.support.Times;
import org.renewals.web.view.ChartView;
import org.renewals.web.view.Link;
import org.renewals.web.view.Piece;
import org.renewals.web.view.Standpoint;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts the page of one customer together. */
@Component
class CustomerPages {

    /** A year, and the month to compare it with. */
    private static final int MONTHS_IN_TABLE = 13;

    private static final int SOON_DAYS = 30;

    /** Below ten hours, tenths of an hour tell something. */
    private static final int PRECISE_MINUTES = 600;

    private static final List<SurveyQuestion> QUESTIONS = List.of(SurveyQuestion.values());

    private final CustomerDetailQuery details;
    private final LikelihoodCards likelihoods;
    private final TierChangeRequests requests;
    private final MessageSource messages;
    private final Times times;
    private final Clock clock;

    CustomerPages(
            CustomerDetailQuery details,
            LikelihoodCards likelihoods,
            TierChangeRequests requests,
            MessageSource messages,
            Times times,
            Clock clock) {
        this.details = details;
        this.likelihoods = likelihoods;
        this.requests = requests;
        this.messages = messages;
        this.times = times;
        this.clock = clock;
    }

    /** A page and the way to it. */
    record Found(CustomerPage page, List<Crumb> crumbs) {}

    /** Figures of a single customer are told to the yuan. */
    static Figures figures(MessageSource messages, Locale locale) {
        return Figures.summary(messages, locale).in(Figures.Money.YUAN);
    }

    /**
     * @param revealed a contact to be shown in full; null for none
     * @return empty if there is no such customer, or none the scope may see
     */
    Optional<Found> find(
            AccessScope scope, Standpoint standpoint, String code, @Nullable RevealedContact revealed, Locale locale) {
        boolean latest = standpoint.month().equals(standpoint.months().get(0));
        LocalDate until = latest ? LocalDate.now(clock) : standpoint.month().atEndOfMonth();
        CustomerDetailQuery.Request request =
                new CustomerDetailQuery.Request(standpoint.subject(), standpoint.month(), until);
        return details.find(scope, code, request)
                .map(detail -> new Maker(scope, standpoint, detail, latest, locale).found(revealed));
    }

    /** Makes one page. */
    private final class Maker {

        private final AccessScope scope;
        private final Standpoint standpoint;
        private final CustomerDetail detail;
        private final CustomerDetail.Profile profile;
        private final boolean latest;
        private final Locale locale;
        private final Figures figures;

        Maker(AccessScope scope, Standpoint standpoint, CustomerDetail detail, boolean latest, Locale locale) {
            this.scope = scope;
            this.standpoint = standpoint;
            this.detail = detail;
            this.profile = detail.profile();
            this.latest = latest;
            this.locale = locale;
            this.figures = figures(messages, locale);
        }

        Found found(@Nullable RevealedContact revealed) {
            return new Found(page(revealed), crumbs());
        }

        private CustomerPage.@Nullable Request waiting() {
            return scope.kind() == AccessScope.Kind.PROVINCE
                    ? null
                    : requests.openOf(scope, profile.id())
                            .map(row -> new CustomerPage.Request(
                                    row.id(), row.from().name(), row.to().name()))
                            .orElse(null);
        }

        private CustomerPage page(@Nullable RevealedContact revealed) {
            CustomerDetail.Assessment assessment = detail.assessment();
            boolean manager = scope.kind() == AccessScope.Kind.MANAGER;
            CustomerPage.Request waiting = waiting();
            List<LikelihoodCard> cards = likelihoods.of(scope, standpoint, detail, figures);
            return new CustomerPage(
                    profile.code(),
                    profile.name(),
                    summary(),
                    profile.status() == CustomerStatus.ACTIVE ? null : statusName(),
                    manager && waiting == null && profile.tierNow() != null && profile.status() != CustomerStatus.LEFT,
                    waiting,
                    facts(),
                    assessment == null ? null : tier(assessment),
                    assessment == null ? null : score(assessment),
                    assessment == null ? null : risk(assessment),
                    cards,
                    contracts(cards),
                    detail.products().stream().map(this::product).toList(),
                    detail.grain().incomes(),
                    incomeChart(),
                    detail.grain().incomes() ? null : pick(),
                    detail.grain().members() ? null : text("customer.withheld"),
                    detail.months().isEmpty() ? null : monthTable(),
                    detail.grain().members() ? memberChart() : null,
                    detail.grain().fees() ? feeChart() : null,
                    detail.contacts().stream()
                            .map(contact -> contact(contact, revealed))
                            .toList(),
                    manager,
                    detail.complaints().stream().map(this::complaint).toList(),
                    surveys(),
                    detail.visits().stream()
                            .map(visit -> new CustomerPage.VisitRow(
                                    visit.visitedOn().toString(),
                                    visit.kind(),
                                    orDash(visit.visitor()),
                                    orDash(visit.note())))
                            .toList(),
                    detail.grain().tierChanges()
                            ? detail.tierChanges().stream()
                                    .map(change -> new CustomerPage.TierChangeRow(
                                            change.month().toString(),
                                            change.from().name(),
                                            change.to().name(),
                                            text(change.manual() ? "customer.tier.manual" : "customer.tier.system")))
                                    .toList()
                            : null);
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
                parts.add(text("customer.summary.employees", figures.count(profile.employees())));
            }
            return String.join(" · ", parts);
        }

        private List<CustomerPage.Fact> facts() {
            List<CustomerPage.Fact> facts = new ArrayList<>();
            facts.add(fact(
                    "place",
                    profile.county() == null
                            ? profile.city()
                            : text("customer.place", profile.city(), profile.county())));
            facts.add(fact(
                    "manager", profile.manager() == null ? text("customer.manager.elsewhere") : profile.manager()));
            if (profile.managerNow() != null) {
                facts.add(fact("manager-now", profile.managerNow()));
            }
            facts.add(fact("grid", orDash(profile.grid())));
            facts.add(fact("industry", orDash(profile.industry())));
            facts.add(fact("nature", orDash(profile.nature())));
            facts.add(fact("employees", profile.employees() == null ? dash() : figures.count(profile.employees())));
            facts.add(fact(
                    "signed-on",
                    profile.signedOn() == null ? dash() : profile.signedOn().toString()));
            facts.add(fact("status", statusName()));
            return facts;
        }

        private CustomerPage.Fact fact(String key, String value) {
            return new CustomerPage.Fact(text("customer.profile." + key), value);
        }

        private String statusName() {
            return text("customer.status." + profile.status().code());
        }

        private CustomerPage.TierStory tier(CustomerDetail.Assessment assessment) {
            boolean changedSince = latest && profile.tierNow() != null && profile.tierNow() != assessment.tier();
            return new CustomerPage.TierStory(
                    assessment.tier().name(),
                    assessment.suggestedTier().name(),
                    changedSince ? Objects.requireNonNull(profile.tierNow()).name() : null,
                    since(),
                    tierReasons(assessment));
        }

        private @Nullable String since() {
            if (detail.tierChanges().isEmpty()) {
                return null;
            }
            CustomerDetail.TierChange last = detail.tierChanges().get(0);
            return text(
                    "customer.tier.since",
                    last.month().toString(),
                    text(last.manual() ? "customer.tier.manual" : "customer.tier.system"));
        }

        private List<String> tierReasons(CustomerDetail.Assessment assessment) {
            List<String> reasons = new ArrayList<>();
            CustomerDetail.TierLimits limits = assessment.limits();
            if (limits != null) {
                reasons.add(classReason(assessment, limits));
                if (assessment.score().doubleValue() >= limits.classBFrom()) {
                    reasons.add(tierReason(assessment, limits));
                }
            }
            if (assessment.suggestedTier() != assessment.rawTier()) {
                reasons.add(
                        text("customer.tier.waits", assessment.suggestedTier().name()));
            }
            if (assessment.tier() != assessment.suggestedTier()) {
                reasons.add(text("customer.tier.by-hand", assessment.tier().name()));
            }
            LocalDate held = profile.tierHeldUntil();
            if (latest && held != null && !held.isBefore(LocalDate.now(clock))) {
                reasons.add(text("customer.tier.held", held.toString()));
            }
            return reasons;
        }

        private String classReason(CustomerDetail.Assessment assessment, CustomerDetail.TierLimits limits) {
            String score = figures.decimal(assessment.score(), 2);
            if (assessment.score().doubleValue() >= limits.classAFrom()) {
                return text("customer.tier.class.A", score, plain(limits.classAFrom()));
            }
            return assessment.score().doubleValue() >= limits.classBFrom()
                    ? text("customer.tier.class.B", score, plain(limits.classBFrom()), plain(limits.classAFrom()))
                    : text("customer.tier.class.C", score, plain(limits.classBFrom()));
        }

        private String tierReason(CustomerDetail.Assessment assessment, CustomerDetail.TierLimits limits) {
            BigDecimal contribution = share(assessment, IndicatorGroup.CONTRIBUTION);
            String reached = figures.decimal(contribution, 2);
            String variation =
                    assessment.incomeVariation() == null ? null : figures.decimal(assessment.incomeVariation(), 2);
            String needed = plain(limits.a1ContributionFrom());
            String most = figures.decimal(BigDecimal.valueOf(limits.a1VariationTo()), 2);
            return switch (assessment.rawTier()) {
                case A1 -> text("customer.tier.why.A1", reached, needed, Objects.requireNonNull(variation), most);
                case A2 -> {
                    if (contribution.doubleValue() < limits.a1ContributionFrom()) {
                        yield text("customer.tier.why.A2.contribution", reached, needed);
                    }
                    yield variation == null
                            ? text("customer.tier.why.A2.unknown")
                            : text("customer.tier.why.A2.variation", variation, most);
                }
                case B1, B2 ->
                    text(
                            "customer.tier.why." + assessment.rawTier().name(),
                            reached,
                            figures.decimal(share(assessment, IndicatorGroup.ATTRIBUTE), 2));
                case C -> throw new IllegalStateException("class C has one tier");
            };
        }

        private static BigDecimal share(CustomerDetail.Assessment assessment, IndicatorGroup group) {
            return assessment.groups().stream()
                    .filter(each -> each.group() == group)
                    .findFirst()
                    .orElseThrow()
                    .share();
        }

        private CustomerPage.Score score(CustomerDetail.Assessment assessment) {
            return new CustomerPage.Score(
                    figures.decimal(assessment.score(), 2),
                    assessment.rules(),
                    assessment.groups().stream().map(this::scoreGroup).toList());
        }

        private CustomerPage.ScoreGroup scoreGroup(CustomerDetail.GroupPoints group) {
            String key = "customer.score." + group.group().name().toLowerCase(Locale.ROOT);
            return new CustomerPage.ScoreGroup(
                    text(key),
                    text(key + ".definition"),
                    points(group.earned()),
                    group.weight() == null ? dash() : plain(group.weight()),
                    figures.decimal(group.share(), 2),
                    group.indicators().stream().map(this::scoreRow).toList());
        }

        private CustomerPage.ScoreRow scoreRow(CustomerDetail.IndicatorPoints row) {
            Indicator indicator = row.indicator();
            Double weight = row.weight();
            Double earned = row.earned();
            return new CustomerPage.ScoreRow(
                    text(indicator.key()),
                    scale(row),
                    row.told() ? input(row) : text("customer.score.untold"),
                    earned == null ? "" : points(earned),
                    weight == null ? dash() : plain(weight),
                    earned == null || weight == null
                            ? null
                            : BigDecimal.valueOf(100 * earned / weight)
                                    .setScale(1, RoundingMode.HALF_UP)
                                    .toString());
        }

        private String input(CustomerDetail.IndicatorPoints row) {
            return row.input() == null
                    ? text("customer.score.missing")
                    : withUnit(row.indicator(), number(row.indicator(), row.input()));
        }

        private String scale(CustomerDetail.IndicatorPoints row) {
            List<Double> scale = row.scale();
            if (scale.isEmpty() || row.weight() == null) {
                return text(row.indicator().key());
            }
            List<String> values =
                    scale.stream().map(each -> number(row.indicator(), each)).toList();
            return text(
                    "customer.score.scale",
                    String.join(" → ", values.subList(0, values.size() - 1)),
                    withUnit(row.indicator(), values.get(values.size() - 1)),
                    plain(row.weight()));
        }

        private String withUnit(Indicator indicator, String number) {
            return text("customer.unit." + indicator.key().substring("score.value.".length()), number);
        }

        private String number(Indicator indicator, double value) {
            int decimals = switch (indicator) {
                case PERSONAL_BILLS, INFORMATIZATION, GROUP_PAID, EMPLOYEES, INFORMATIZATION_LEVEL, MONTHS_SIGNED -> 0;
                case VNET_PENETRATION -> 1;
                case INFORMATIZATION_PRODUCTS, MEMBER_CHURN, SOCIAL_INFLUENCE, ECONOMIC_RANK -> 2;
            };
            BigDecimal rounded = BigDecimal.valueOf(value)
                    .setScale(decimals, RoundingMode.HALF_UP)
                    .stripTrailingZeros();
            return figures.decimal(rounded, Math.max(0, rounded.scale()));
        }

        private CustomerPage.Risk risk(CustomerDetail.Assessment assessment) {
            CustomerDetail.TierLimits limits = assessment.limits();
            String and = text("chart.and");
            return new CustomerPage.Risk(
                    assessment.risk().code(),
                    figures.count(assessment.riskPoints()),
                    limits == null
                            ? null
                            : text(
                                    "customer.risk.levels",
                                    limits.lowRiskTo(),
                                    limits.lowRiskTo() + 1,
                                    limits.mediumRiskTo(),
                                    limits.mediumRiskTo() + 1,
                                    limits.highRiskTo()),
                    assessment.reasons().stream()
                            .map(reason -> new CustomerPage.RiskRow(
                                    orKey(reason.rule()),
                                    orKey(
                                            reason.reason().key(),
                                            reason.reason().arguments().toArray()),
                                    "+" + reason.points()))
                            .toList(),
                    assessment.untoldRiskPoints() == 0
                            ? null
                            : text("customer.risk.untold", assessment.untoldRiskPoints()),
                    assessment.unknownRisks().isEmpty()
                            ? null
                            : text(
                                    "customer.risk.unknown",
                                    String.join(
                                            and,
                                            assessment.unknownRisks().stream()
                                                    .map(this::orKey)
                                                    .toList())));
        }

        private CustomerPage.ContractTable contracts(List<LikelihoodCard> cards) {
            List<CustomerDetail.Contract> open = detail.contracts().stream()
                    .filter(contract -> contract.state() == ContractOutcome.OPEN)
                    .toList();
            BigDecimal value =
                    open.stream().map(CustomerDetail.Contract::monthlyValue).reduce(BigDecimal.ZERO, BigDecimal::add);
            return new CustomerPage.ContractTable(
                    text(
                            "customer.contracts.summary",
                            figures.count(detail.contracts().size()),
                            figures.count(open.size()),
                            figures.amount(value),
                            standpoint.reportMonth().asOf().toString()),
                    detail.contracts().stream()
                            .map(contract -> contract(contract, cards))
                            .toList());
        }

        private CustomerPage.ContractRow contract(CustomerDetail.Contract contract, List<LikelihoodCard> cards) {
            return new CustomerPage.ContractRow(
                    contract.number(),
                    orDash(contract.product()),
                    contract.startsOn().toString(),
                    contract.endsOn().toString(),
                    contract.actBy().toString(),
                    figures.amount(contract.monthlyValue()),
                    cards.stream()
                            .filter(card -> card.contract().equals(contract.number()))
                            .findFirst()
                            .map(card -> new Piece(card.percent(), card.band().css(), null))
                            .orElse(null),
                    contractState(contract),
                    contractNotes(contract));
        }

        private Piece contractState(CustomerDetail.Contract contract) {
            Integer window = contract.window();
            return switch (contract.state()) {
                case RENEWED -> new Piece(text("customer.contract.renewed"), "chip-good", null);
                case LOST -> new Piece(text("customer.contract.lost"), "chip-bad", null);
                case OPEN -> {
                    if (window == null) {
                        yield new Piece(
                                text(
                                        contract.startsOn()
                                                        .isAfter(detail.month().atEndOfMonth())
                                                ? "customer.contract.to-come"
                                                : "customer.contract.running"),
                                "",
                                null);
                    }
                    if (window == 0) {
                        yield new Piece(text("customer.contract.past"), "chip-bad", null);
                    }
                    yield new Piece(
                            text("customer.contract.window", contract.daysLeft(detail.month()), windowName(window)),
                            window <= SOON_DAYS ? "chip-bad" : "chip-warn",
                            null);
                }
            };
        }

        private String windowName(int window) {
            int before = DueContracts.WINDOWS.get(DueContracts.WINDOWS.indexOf(window) - 1);
            return text("window.days", before + 1, window);
        }

        private List<String> contractNotes(CustomerDetail.Contract contract) {
            List<String> notes = new ArrayList<>();
            if (contract.decidedSince()) {
                notes.add(text(
                        "customer.contract.since." + contract.outcome().code(),
                        contract.decidedOn() == null ? contract.endsOn() : contract.decidedOn()));
            } else if (contract.decidedOn() != null) {
                notes.add(text("customer.contract.decided", contract.decidedOn()));
            } else if (contract.state() == ContractOutcome.LOST) {
                notes.add(text("customer.contract.undecided"));
            }
            if (contract.renewedBy() != null && contract.renewedValue() != null) {
                notes.add(text(
                        "customer.contract.renewed-by", contract.renewedBy(), figures.amount(contract.renewedValue())));
            }
            if (contract.lossReason() != null) {
                notes.add(contract.lossReason());
            }
            if (Boolean.TRUE.equals(contract.captive())) {
                notes.add(text("customer.contract.captive"));
            }
            if (contract.state() == ContractOutcome.OPEN && Boolean.TRUE.equals(contract.autoRenews())) {
                notes.add(text("customer.contract.auto-renews"));
            }
            return notes;
        }

        private CustomerPage.ProductRow product(CustomerDetail.Product product) {
            return new CustomerPage.ProductRow(
                    product.name(),
                    text("product-family." + product.family()),
                    product.informatization(),
                    figures.number(Value.of(Metric.PRODUCT_USERS, product.users())),
                    figures.number(Value.of(Metric.PRODUCT_INCOME, product.income())),
                    change(product.incomeChange()));
        }

        private Piece change(Change change) {
            String css = switch (figures.verdict(change)) {
                case GOOD -> "good";
                case BAD -> "bad";
                case NEUTRAL -> null;
            };
            return new Piece(
                    change.isKnown() ? (figures.arrow(change) + " " + figures.change(change)).strip() : "", css, null);
        }

        /** The way to the incomes; without an address where the manager is not one the reader may pick. */
        private Piece pick() {
            String name = profile.manager();
            if (name == null || profile.managerLogin() == null) {
                return new Piece(text("customer.incomes.elsewhere"), null, null);
            }
            return new Piece(
                    text("customer.incomes.pick", name),
                    null,
                    withManager(profile.managerLogin()).toString());
        }

        private Link withManager(String login) {
            return Link.to("/customers/{}", profile.code())
                    .with("month", standpoint.month())
                    .with(Subject.Kind.MANAGER.code(), login);
        }

        private @Nullable ChartView incomeChart() {
            return chart(
                    ChartType.LINE,
                    "customer.incomes.title",
                    figures.moneyUnit(),
                    detail.months(),
                    List.of(
                            amounts(Metric.PERSONAL_BILLS, SeriesStyle.FIRST, CustomerDetail.Month::personalBills),
                            amounts(Metric.GROUP_PAID, SeriesStyle.SECOND, CustomerDetail.Month::groupPaid),
                            amounts(Metric.INFORMATIZATION, SeriesStyle.THIRD, CustomerDetail.Month::informatization)));
        }

        private @Nullable ChartView memberChart() {
            return chart(
                    ChartType.LINE,
                    "customer.members.title",
                    figures.unit(Metric.MEMBERS),
                    detail.months(),
                    List.of(
                            new Series(Metric.MEMBERS, SeriesStyle.FIRST, month -> decimal(month.members())),
                            new Series(
                                    Metric.EFFECTIVE_MEMBERS,
                                    SeriesStyle.SECOND,
                                    month -> decimal(month.effectiveMembers())),
                            new Series(Metric.VNET_USERS, SeriesStyle.THIRD, month -> decimal(month.vnetUsers()))));
        }

        private @Nullable ChartView feeChart() {
            List<Series> series = List.of(
                    amounts(Metric.LOCAL_FEES, SeriesStyle.FIRST, CustomerDetail.Month::localFees),
                    amounts(Metric.NEW_SERVICES, SeriesStyle.SECOND, CustomerDetail.Month::newServices),
                    amounts(Metric.TOLL, SeriesStyle.THIRD, CustomerDetail.Month::toll),
                    amounts(Metric.ROAMING, SeriesStyle.FOURTH, CustomerDetail.Month::roaming),
                    amounts(Metric.OTHER_FEES, SeriesStyle.FIFTH, CustomerDetail.Month::otherFees));
            List<CustomerDetail.Month> months = latestMonths();
            // a correction below zero cannot stand on top of anything
            boolean negative = months.stream()
                    .anyMatch(month -> series.stream()
                            .map(each -> each.value().apply(month))
                            .anyMatch(value -> value != null && value.signum() < 0));
            return chart(
                    negative ? ChartType.GROUPED_BARS : ChartType.STACKED_BARS,
                    "customer.fees.title",
                    figures.moneyUnit(),
                    months,
                    series);
        }

        private Series amounts(
                Metric metric, SeriesStyle style, Function<CustomerDetail.Month, @Nullable BigDecimal> amount) {
            return new Series(metric, style, month -> figures.inMoney(amount.apply(month)));
        }

        private @Nullable ChartView chart(
                ChartType type, String titleKey, String unit, List<CustomerDetail.Month> months, List<Series> series) {
            Chart chart = new Chart(
                    type,
                    text(titleKey),
                    unit,
                    0,
                    months.stream().map(month -> month.month().toString()).toList(),
                    series.stream()
                            .map(each -> new ChartSeries(figures.name(each.metric()), each.style(), each.of(months)))
                            .toList());
            return chart.isEmpty() ? null : ChartView.of(chart, figures, messages, (one, category) -> null);
        }

        private List<CustomerDetail.Month> latestMonths() {
            List<CustomerDetail.Month> all = detail.months();
            return all.subList(Math.max(0, all.size() - MONTHS_IN_TABLE), all.size());
        }

        private CustomerPage.MonthTable monthTable() {
            boolean members = detail.grain().members();
            List<CustomerPage.Head> heads = new ArrayList<>();
            heads.add(head(Metric.TOTAL_INCOME));
            heads.add(new CustomerPage.Head(text("customer.months.change"), text("customer.months.change.definition")));
            Stream.of(Metric.PERSONAL_BILLS, Metric.GROUP_PAID, Metric.INFORMATIZATION, Metric.ARREARS)
                    .map(this::head)
                    .forEach(heads::add);
            if (members) {
                Stream.of(
                                Metric.MEMBERS,
                                Metric.EFFECTIVE_MEMBER_SHARE,
                                Metric.JOINED,
                                Metric.LEFT,
                                Metric.MEMBER_CHURN_RATE,
                                Metric.VNET_PENETRATION)
                        .map(this::head)
                        .forEach(heads::add);
            }
            List<CustomerPage.MonthRow> rows = new ArrayList<>();
            for (CustomerDetail.Month month : latestMonths()) {
                rows.add(monthRow(month, members));
            }
            Collections.reverse(rows);
            return new CustomerPage.MonthTable(heads, rows);
        }

        private CustomerPage.Head head(Metric metric) {
            return new CustomerPage.Head(figures.head(metric), figures.definition(metric));
        }

        private CustomerPage.MonthRow monthRow(CustomerDetail.Month month, boolean members) {
            Value before = detail.months().stream()
                    .filter(each -> each.month().equals(month.month().minusMonths(1)))
                    .findFirst()
                    .map(CustomerDetail.Month::totalIncome)
                    .orElse(null);
            List<Piece> cells = new ArrayList<>();
            cells.add(cell(month.totalIncome()));
            cells.add(change(month.totalIncome().changeFrom(before)));
            cells.add(cell(Value.of(Metric.PERSONAL_BILLS, month.personalBills())));
            cells.add(cell(Value.of(Metric.GROUP_PAID, month.groupPaid())));
            cells.add(cell(Value.of(Metric.INFORMATIZATION, month.informatization())));
            cells.add(cell(Value.of(Metric.ARREARS, month.arrears())));
            if (members) {
                cells.add(cell(Value.of(Metric.MEMBERS, month.members())));
                cells.add(cell(month.effectiveShare()));
                cells.add(cell(Value.of(Metric.JOINED, month.joined())));
                cells.add(cell(Value.of(Metric.LEFT, month.left())));
                cells.add(cell(month.churn()));
                cells.add(cell(month.vnetPenetration()));
            }
            return new CustomerPage.MonthRow(month.month().toString(), cells);
        }

        private Piece cell(Value value) {
            return new Piece(figures.number(value), null, null);
        }

        private CustomerPage.ContactRow contact(CustomerDetail.Contact contact, @Nullable RevealedContact revealed) {
            boolean full = revealed != null && revealed.id() == contact.id();
            return new CustomerPage.ContactRow(
                    contact.id(),
                    full ? Objects.requireNonNull(revealed).name() : contact.name(),
                    contact.role() == null
                            ? dash()
                            : text("customer.contact-role." + contact.role().code()),
                    orDash(full ? Objects.requireNonNull(revealed).phone() : contact.phone()),
                    orDash(full ? Objects.requireNonNull(revealed).email() : contact.email()),
                    contact.consent() == null
                            ? text("customer.consent.unknown")
                            : text(contact.consent() ? "customer.consent.yes" : "customer.consent.no"),
                    full);
        }

        private CustomerPage.ComplaintRow complaint(CustomerDetail.Complaint complaint) {
            Instant now = clock.instant();
            boolean late = complaint.answeredLate(now);
            Instant reply = complaint.firstReplyAt();
            long minutes = Duration.between(complaint.receivedAt(), reply == null ? now : reply)
                    .toMinutes();
            int decimals = minutes < PRECISE_MINUTES ? 1 : 0;
            String hours = figures.decimal(BigDecimal.valueOf(minutes / 60.0), decimals);
            String text = text(reply == null ? "customer.complaints.waiting" : "customer.complaints.replied", hours);
            return new CustomerPage.ComplaintRow(
                    times.minute(complaint.receivedAt()),
                    complaint.number(),
                    String.join(
                            " · ",
                            Stream.of(complaint.category(), complaint.severity(), complaint.channel())
                                    .filter(Objects::nonNull)
                                    .toList()),
                    new Piece(late ? text("customer.complaints.late", text) : text, late ? "bad" : null, null),
                    complaint.closedAt() == null ? text("customer.complaints.open") : times.day(complaint.closedAt()));
        }

        private List<CustomerPage.SurveyRow> surveys() {
            Map<LocalDate, Map<SurveyQuestion, Integer>> days = new TreeMap<>(Collections.reverseOrder());
            for (CustomerDetail.Survey answer : detail.surveys()) {
                days.computeIfAbsent(answer.answeredOn(), day -> new EnumMap<>(SurveyQuestion.class))
                        .put(answer.question(), answer.answer());
            }
            List<CustomerPage.SurveyRow> rows = new ArrayList<>();
            days.forEach((day, answers) -> rows.add(new CustomerPage.SurveyRow(
                    day.toString(),
                    QUESTIONS.stream()
                            .map(question ->
                                    answers.containsKey(question) ? String.valueOf(answers.get(question)) : dash())
                            .toList())));
            return rows;
        }

        private String points(double points) {
            return figures.decimal(BigDecimal.valueOf(points), 2);
        }

        private String plain(double number) {
            BigDecimal exact = BigDecimal.valueOf(number).stripTrailingZeros();
            return figures.decimal(exact, Math.max(0, exact.scale()));
        }

        private String dash() {
            return text("form.none");
        }

        private String orDash(@Nullable String text) {
            return text == null || text.isBlank() ? dash() : text;
        }

        /** A text of a rule that may be older than the texts. */
        private String orKey(String key, Object... arguments) {
            return Objects.requireNonNull(messages.getMessage(key, arguments, key, locale));
        }

        private String text(String key, Object... arguments) {
            return messages.getMessage(key, arguments, locale);
        }
    }

    private static @Nullable BigDecimal decimal(@Nullable Integer number) {
        return number == null ? null : BigDecimal.valueOf(number);
    }

    /** One line or bar of a chart over the months. */
    private record Series(
            Metric metric, SeriesStyle style, Function<CustomerDetail.Month, @Nullable BigDecimal> value) {

        List<@Nullable BigDecimal> of(List<CustomerDetail.Month> months) {
            List<@Nullable BigDecimal> values = new ArrayList<>();
            months.forEach(month -> values.add(value.apply(month)));
            return values;
        }
    }
}
