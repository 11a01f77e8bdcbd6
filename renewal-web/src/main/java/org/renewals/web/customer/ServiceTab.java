package org.renewals.web.customer;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.renewals.analysis.customer.CustomerDetail;
import org.renewals.scoring.health.HealthDimension;
import org.renewals.scoring.health.HealthIndicator;
import org.renewals.scoring.tier.Indicator;
import org.renewals.scoring.tier.IndicatorGroup;
import org.renewals.service.SurveyQuestion;
import org.renewals.tier.Tier;
import org.renewals.web.support.Times;
import org.renewals.web.view.Piece;
import org.springframework.stereotype.Component;

/** How the customer is served, and what it is rated: score, tier, risk, health and alerts. */
@Component
class ServiceTab {

    /** Below ten hours, tenths of an hour tell something. */
    private static final int PRECISE_MINUTES = 600;

    private static final List<SurveyQuestion> QUESTIONS = List.of(SurveyQuestion.values());

    private final Times times;
    private final Clock clock;

    ServiceTab(Times times, Clock clock) {
        this.times = times;
        this.clock = clock;
    }

    /**
     * @param tier null, like score and risk, for a customer that was not rated in the month
     * @param health null in months before there was a health score
     * @param tierChanges null where the reader may not know; so are alerts
     * @param withheld says what the reader is not told; null for managers
     */
    record View(
            @Nullable TierStory tier,
            @Nullable Score score,
            @Nullable Risk risk,
            @Nullable Health health,
            List<ComplaintRow> complaints,
            List<SurveyRow> surveys,
            List<VisitRow> visits,
            @Nullable List<TierChangeRow> tierChanges,
            @Nullable List<AlertRow> alerts,
            @Nullable String withheld) {}

    /**
     * Which tier, and why.
     *
     * @param since from which month on, and how it came about; null where that is not known
     */
    record TierStory(
            String tier, String suggested, @Nullable String since, List<String> reasons) {}

    /**
     * The value score and where it comes from.
     *
     * @param place where it stands among all customers of the province; null where that is not known
     */
    record Score(String total, @Nullable String place, String rules, List<ScoreGroup> groups) {}

    /**
     * A part of the score.
     *
     * @param share points in % of what it can earn
     */
    record ScoreGroup(
            String name, String definition, String points, String weight, String share, List<ScoreRow> rows) {}

    /**
     * An indicator.
     *
     * @param value with its unit; says so where it is not known, or not for the reader
     * @param points empty where they are not for the reader
     * @param bar points in % of the weight, for drawing; null where there is nothing to draw
     */
    record ScoreRow(
            String name,
            String definition,
            String value,
            String points,
            String weight,
            @Nullable String bar) {}

    /**
     * The risk points.
     *
     * @param levels where the levels begin
     * @param untold says how many points have reasons that are not for the reader; null for none
     * @param unknown says which rules had nothing to look at; null for none
     */
    record Risk(
            String level,
            String points,
            @Nullable String levels,
            List<RiskRow> rows,
            @Nullable String untold,
            @Nullable String unknown) {}

    /** A reason. */
    record RiskRow(String name, String reason, String points) {}

    /**
     * The health score.
     *
     * @param title with the score, or that too little is known
     * @param band a chip; null without a score
     * @param note how complete it is
     * @param dropped says that it fell sharply within the month; null where it did not
     * @param untold says what the inputs that are not for the reader earn together; null for none
     */
    record Health(
            String title,
            @Nullable Piece band,
            String note,
            @Nullable String dropped,
            List<HealthGroup> groups,
            @Nullable String untold) {}

    /** One of the five dimensions, with its weight. */
    record HealthGroup(String name, String weight, List<HealthRow> rows) {}

    /**
     * One of the thirteen inputs.
     *
     * @param told what is known; or that it is not known, or not for the reader
     * @param earned empty where it earns nothing for lack of data, or is not for the reader
     * @param bar points in % of what it can earn, for drawing; null where there is nothing to draw
     */
    record HealthRow(
            String name,
            String told,
            String earned,
            String available,
            @Nullable String bar) {}

    /** A complaint; what came late is marked by the class of the piece. */
    record ComplaintRow(String receivedAt, String number, String about, Piece firstReply, String closedAt) {}

    /** The answers of one day, in the order of the questions. */
    record SurveyRow(String answeredOn, List<String> answers) {}

    /** A visit. */
    record VisitRow(String visitedOn, String kind, String visitor, String note) {}

    /** A change of the tier in effect. */
    record TierChangeRow(String month, String from, String to, String method) {}

    /** @param state a chip: text and class */
    record AlertRow(String kind, String opened, Piece state, String closed) {}

    View of(CustomerReading reading) {
        return new Maker(reading).view();
    }

    private final class Maker {

        private final CustomerReading reading;
        private final CustomerDetail detail;
        private final CustomerWords words;

        Maker(CustomerReading reading) {
            this.reading = reading;
            this.detail = reading.detail();
            this.words = reading.words();
        }

        View view() {
            CustomerDetail.Assessment assessment = detail.assessment();
            CustomerDetail.Health health = detail.health();
            return new View(
                    assessment == null ? null : tier(assessment),
                    assessment == null ? null : score(assessment),
                    assessment == null ? null : risk(assessment),
                    health == null ? null : health(health),
                    detail.complaints().stream().map(this::complaint).toList(),
                    surveys(),
                    detail.visits().stream()
                            .map(visit -> new VisitRow(
                                    visit.visitedOn().toString(),
                                    visit.kind(),
                                    words.orDash(visit.visitor()),
                                    words.orDash(visit.note())))
                            .toList(),
                    detail.grain().tierChanges()
                            ? detail.tierChanges().stream()
                                    .map(change -> new TierChangeRow(
                                            change.month().toString(),
                                            change.from().name(),
                                            change.to().name(),
                                            words.text(
                                                    change.manual() ? "customer.tier.manual" : "customer.tier.system")))
                                    .toList()
                            : null,
                    detail.grain().anomalies()
                            ? detail.alerts().stream().map(this::alert).toList()
                            : null,
                    detail.grain().tierChanges() ? null : words.text("customer.service.withheld"));
        }

        private TierStory tier(CustomerDetail.Assessment assessment) {
            return new TierStory(
                    assessment.tier().name(), assessment.suggestedTier().name(), since(), tierReasons(assessment));
        }

        private @Nullable String since() {
            if (detail.tierChanges().isEmpty()) {
                return null;
            }
            CustomerDetail.TierChange last = detail.tierChanges().get(0);
            return words.text(
                    "customer.tier.since",
                    last.month().toString(),
                    words.text(last.manual() ? "customer.tier.manual" : "customer.tier.system"));
        }

        private List<String> tierReasons(CustomerDetail.Assessment assessment) {
            List<String> reasons = new ArrayList<>();
            CustomerDetail.TierLimits limits = assessment.limits();
            if (limits != null) {
                reasons.add(classReason(assessment, limits));
                if (assessment.rawTier() != Tier.C) {
                    reasons.add(tierReason(assessment, limits));
                }
            }
            if (assessment.suggestedTier() != assessment.rawTier()) {
                reasons.add(words.text(
                        "customer.tier.waits", assessment.suggestedTier().name()));
            }
            if (assessment.tier() != assessment.suggestedTier()) {
                reasons.add(
                        words.text("customer.tier.by-hand", assessment.tier().name()));
            }
            LocalDate held = detail.profile().tierHeldUntil();
            if (reading.latest() && held != null && !held.isBefore(LocalDate.now(clock))) {
                reasons.add(words.text("customer.tier.held", held.toString()));
            }
            return reasons;
        }

        /** The rating compares the exact score, which may be a little below what it rounds to. */
        private String classReason(CustomerDetail.Assessment assessment, CustomerDetail.TierLimits limits) {
            String score = words.figures().decimal(assessment.score(), 2);
            String classA = words.plain(limits.classAFrom());
            String classB = words.plain(limits.classBFrom());
            double shown = assessment.score().doubleValue();
            return switch (assessment.rawTier().tierClass()) {
                case A -> words.text("customer.tier.class.A", score, classA);
                case B ->
                    shown < limits.classAFrom()
                            ? words.text("customer.tier.class.B", score, classB, classA)
                            : words.text("customer.tier.class.B.nearly", score, classA);
                case C ->
                    shown < limits.classBFrom()
                            ? words.text("customer.tier.class.C", score, classB)
                            : words.text("customer.tier.class.C.nearly", score, classB);
            };
        }

        private String tierReason(CustomerDetail.Assessment assessment, CustomerDetail.TierLimits limits) {
            BigDecimal contribution = share(assessment, IndicatorGroup.CONTRIBUTION);
            String reached = words.figures().decimal(contribution, 2);
            String variation = assessment.incomeVariation() == null
                    ? null
                    : words.figures().decimal(assessment.incomeVariation(), 2);
            String needed = words.plain(limits.a1ContributionFrom());
            String most = words.figures().decimal(BigDecimal.valueOf(limits.a1VariationTo()), 2);
            return switch (assessment.rawTier()) {
                case A1 -> words.text("customer.tier.why.A1", reached, needed, Objects.requireNonNull(variation), most);
                case A2 -> {
                    boolean steady = assessment.incomeVariation() != null
                            && assessment.incomeVariation().doubleValue() <= limits.a1VariationTo();
                    if (contribution.doubleValue() < limits.a1ContributionFrom() || steady) {
                        yield words.text("customer.tier.why.A2.contribution", reached, needed);
                    }
                    yield variation == null
                            ? words.text("customer.tier.why.A2.unknown")
                            : words.text("customer.tier.why.A2.variation", variation, most);
                }
                case B1, B2 ->
                    words.text(
                            "customer.tier.why." + assessment.rawTier().name(),
                            reached,
                            words.figures().decimal(share(assessment, IndicatorGroup.ATTRIBUTE), 2));
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

        private Score score(CustomerDetail.Assessment assessment) {
            return new Score(
                    words.figures().decimal(assessment.score(), 2),
                    place(),
                    assessment.rules(),
                    assessment.groups().stream().map(this::scoreGroup).toList());
        }

        private @Nullable String place() {
            CustomerDetail.Standing standing = detail.standing();
            return standing == null || !standing.percentile().isKnown()
                    ? null
                    : words.text("customer.score.place", words.figures().number(standing.percentile()));
        }

        private ScoreGroup scoreGroup(CustomerDetail.GroupPoints group) {
            String key = "customer.score." + group.group().name().toLowerCase(Locale.ROOT);
            return new ScoreGroup(
                    words.text(key),
                    words.text(key + ".definition"),
                    words.points(group.earned()),
                    group.weight() == null ? words.dash() : words.plain(group.weight()),
                    words.figures().decimal(group.share(), 2),
                    group.indicators().stream().map(this::scoreRow).toList());
        }

        private ScoreRow scoreRow(CustomerDetail.IndicatorPoints row) {
            Indicator indicator = row.indicator();
            Double weight = row.weight();
            Double earned = row.earned();
            return new ScoreRow(
                    words.text(indicator.key()),
                    scale(row),
                    row.told() ? input(row) : words.text("customer.score.untold"),
                    earned == null ? "" : words.points(earned),
                    weight == null ? words.dash() : words.plain(weight),
                    earned == null || weight == null
                            ? null
                            : BigDecimal.valueOf(100 * earned / weight)
                                    .setScale(1, RoundingMode.HALF_UP)
                                    .toString());
        }

        private String input(CustomerDetail.IndicatorPoints row) {
            return row.input() == null
                    ? words.text("customer.score.missing")
                    : withUnit(row.indicator(), number(row.indicator(), row.input()));
        }

        private String scale(CustomerDetail.IndicatorPoints row) {
            List<Double> scale = row.scale();
            if (scale.isEmpty() || row.weight() == null) {
                return words.text(row.indicator().key());
            }
            List<String> values =
                    scale.stream().map(each -> number(row.indicator(), each)).toList();
            return words.text(
                    "customer.score.scale",
                    String.join(" → ", values.subList(0, values.size() - 1)),
                    withUnit(row.indicator(), values.get(values.size() - 1)),
                    words.plain(row.weight()));
        }

        private String withUnit(Indicator indicator, String number) {
            return words.text("customer.unit." + indicator.key().substring("score.value.".length()), number);
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
            return words.figures().decimal(rounded, Math.max(0, rounded.scale()));
        }

        private Risk risk(CustomerDetail.Assessment assessment) {
            CustomerDetail.TierLimits limits = assessment.limits();
            String and = words.text("chart.and");
            return new Risk(
                    assessment.risk().code(),
                    words.figures().count(assessment.riskPoints()),
                    limits == null
                            ? null
                            : words.text(
                                    "customer.risk.levels",
                                    limits.lowRiskTo(),
                                    limits.lowRiskTo() + 1,
                                    limits.mediumRiskTo(),
                                    limits.mediumRiskTo() + 1,
                                    limits.highRiskTo()),
                    assessment.reasons().stream()
                            .map(reason -> new RiskRow(
                                    words.orKey(reason.rule()),
                                    words.orKey(
                                            reason.reason().key(),
                                            reason.reason().arguments().toArray()),
                                    "+" + reason.points()))
                            .toList(),
                    assessment.untoldRiskPoints() == 0
                            ? null
                            : words.text("customer.risk.untold", assessment.untoldRiskPoints()),
                    assessment.unknownRisks().isEmpty()
                            ? null
                            : words.text(
                                    "customer.risk.unknown",
                                    String.join(
                                            and,
                                            assessment.unknownRisks().stream()
                                                    .map(words::orKey)
                                                    .toList())));
        }

        private Health health(CustomerDetail.Health health) {
            BigDecimal score = health.score();
            boolean allTold = health.indicators().stream().allMatch(CustomerDetail.HealthPoints::told);
            return new Health(
                    score == null
                            ? words.text("customer.health.insufficient")
                            : words.text(
                                    "customer.health.title", words.figures().decimal(score, 1)),
                    health.band() == null ? null : CustomerPages.healthBand(words, health.band()),
                    note(health),
                    health.dropped() ? words.text("customer.health.dropped") : null,
                    Arrays.stream(HealthDimension.values())
                            .map(dimension -> dimension(health, dimension))
                            .filter(group -> !group.rows().isEmpty())
                            .toList(),
                    allTold || health.untold() == null
                            ? null
                            : words.text("customer.health.untold", words.points(health.untold())));
        }

        private String note(CustomerDetail.Health health) {
            String known = words.figures().decimal(health.completeness(), 0);
            return health.score() == null && health.completeFrom() != null
                    ? words.text("customer.health.needed", known, words.plain(health.completeFrom()))
                    : words.text("customer.health.completeness", known);
        }

        private HealthGroup dimension(CustomerDetail.Health health, HealthDimension dimension) {
            List<CustomerDetail.HealthPoints> inputs = health.indicators().stream()
                    .filter(each -> each.indicator().dimension() == dimension)
                    .toList();
            return new HealthGroup(
                    words.text(dimension.key()),
                    words.plain(inputs.stream()
                            .mapToDouble(CustomerDetail.HealthPoints::weight)
                            .sum()),
                    inputs.stream().map(this::healthRow).toList());
        }

        private HealthRow healthRow(CustomerDetail.HealthPoints row) {
            String key = row.indicator().key();
            Double input = row.input();
            Double earned = row.earned();
            Double available = row.available();
            if (input == null || earned == null || available == null) {
                return new HealthRow(
                        words.text(key),
                        words.text(row.told() ? "customer.score.missing" : "customer.score.untold"),
                        "",
                        row.told() ? words.dash() : "",
                        null);
            }
            return new HealthRow(
                    words.text(key),
                    words.text(
                            "customer.health.input." + key.substring("score.health.".length()),
                            healthInput(row.indicator(), input)),
                    words.points(earned),
                    words.figures().decimal(BigDecimal.valueOf(available), 1),
                    BigDecimal.valueOf(100 * earned / available)
                            .setScale(1, RoundingMode.HALF_UP)
                            .toString());
        }

        private String healthInput(HealthIndicator indicator, double input) {
            BigDecimal value = BigDecimal.valueOf(input);
            return switch (indicator) {
                case INCOME_TREND, USAGE_TREND ->
                    (value.signum() > 0 ? "+" : "") + words.figures().percent(value, 1);
                case MEMBER_RETENTION, EFFECTIVE_SHARE, REPLY_IN_TIME, TRUST, VISITS_TO_PLAN, PUNCTUALITY ->
                    words.figures().percent(value, 1);
                case SATISFACTION -> words.figures().decimal(value, 1);
                case COMPLAINT_RATE -> words.figures().decimal(value, 2);
                case PRODUCT_BREADTH, CONTACT_STABILITY, JOINT_REVIEWS -> words.plain(input);
            };
        }

        private AlertRow alert(CustomerDetail.Alert alert) {
            YearMonth closed = alert.closed();
            return new AlertRow(
                    words.text(alert.kind().key()),
                    alert.opened().toString(),
                    new Piece(words.text(alert.state().key()), alert.state().isClosed() ? "" : "chip-warn", null),
                    closed == null ? words.dash() : closed.toString());
        }

        private ComplaintRow complaint(CustomerDetail.Complaint complaint) {
            Instant now = clock.instant();
            boolean late = complaint.answeredLate(now);
            Instant reply = complaint.firstReplyAt();
            long minutes = Duration.between(complaint.receivedAt(), reply == null ? now : reply)
                    .toMinutes();
            int decimals = minutes < PRECISE_MINUTES ? 1 : 0;
            String hours = words.figures().decimal(BigDecimal.valueOf(minutes / 60.0), decimals);
            String text =
                    words.text(reply == null ? "customer.complaints.waiting" : "customer.complaints.replied", hours);
            return new ComplaintRow(
                    times.minute(complaint.receivedAt()),
                    complaint.number(),
                    String.join(
                            " · ",
                            Stream.of(complaint.category(), complaint.severity(), complaint.channel())
                                    .filter(Objects::nonNull)
                                    .toList()),
                    new Piece(late ? words.text("customer.complaints.late", text) : text, late ? "bad" : null, null),
                    complaint.closedAt() == null
                            ? words.text("customer.complaints.open")
                            : times.day(complaint.closedAt()));
        }

        private List<SurveyRow> surveys() {
            Map<LocalDate, Map<SurveyQuestion, Integer>> days = new TreeMap<>(Collections.reverseOrder());
            for (CustomerDetail.Survey answer : detail.surveys()) {
                days.computeIfAbsent(answer.answeredOn(), day -> new EnumMap<>(SurveyQuestion.class))
                        .put(answer.question(), answer.answer());
            }
            List<SurveyRow> rows = new ArrayList<>();
            days.forEach((day, answers) -> rows.add(new SurveyRow(
                    day.toString(),
                    QUESTIONS.stream()
                            .map(question -> answers.containsKey(question)
                                    ? String.valueOf(answers.get(question))
                                    : words.dash())
                            .toList())));
            return rows;
        }
    }
}
