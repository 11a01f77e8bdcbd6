package org.renewals.analysis.customer;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.renewals.alarm.AlertState;
import org.renewals.alarm.AnomalyKind;
import org.renewals.analysis.DueContracts;
import org.renewals.analysis.figure.Change;
import org.renewals.analysis.figure.Metric;
import org.renewals.analysis.figure.Value;
import org.renewals.contract.ContractOutcome;
import org.renewals.customer.ContactRole;
import org.renewals.customer.CustomerStatus;
import org.renewals.scoring.Reason;
import org.renewals.scoring.health.HealthBand;
import org.renewals.scoring.health.HealthIndicator;
import org.renewals.scoring.risk.RiskLevel;
import org.renewals.scoring.tier.Indicator;
import org.renewals.scoring.tier.IndicatorGroup;
import org.renewals.service.SurveyQuestion;
import org.renewals.tier.Tier;

/**
 * What is known about one customer, as far as the reader may see it and has asked for it (R010); a part that was not asked
 * for is empty.
 *
 * @param month the month the assessment is of; windows and outcomes of contracts are told as of its end
 * @param grain what the reader is told; nothing else was read
 * @param standing null, like assessment and health, if the customer was not assessed in that month
 * @param next what to do first, for whoever looks after it
 * @param contracts undecided ones first, the nearest to act on at the top; then the latest to end
 * @param products used in the month, the greatest income first
 * @param months oldest first; without any where the grain covers neither incomes nor members. To a reader who has picked a
 *     manager, only that manager's
 * @param services users of the services that are counted among the members, in the same months; none where the grain does not
 *     cover members
 * @param complaints the latest first; so are surveys, visits and tier changes
 * @param tierChanges none where the grain does not cover them; nor are alerts
 */
public record CustomerDetail(
        Profile profile,
        YearMonth month,
        CustomerGrain grain,
        @Nullable Standing standing,
        Next next,
        @Nullable Assessment assessment,
        @Nullable Health health,
        List<Contract> contracts,
        List<Product> products,
        List<Month> months,
        List<ServiceUse> services,
        List<Contact> contacts,
        List<Complaint> complaints,
        List<Survey> surveys,
        List<Visit> visits,
        List<TierChange> tierChanges,
        List<Alert> alerts) {

    /** The promise for a first answer to a complaint (R125). */
    public static final Duration FIRST_REPLY_WITHIN = Duration.ofHours(24);

    /**
     * What changes seldom. Place, manager and grid are those of the month.
     *
     * @param county null for a customer that belongs to its city directly
     * @param manager null, like the login, if the reader may not know him: somebody of another city
     * @param managerNow who looks after the customer by now; null if that is still the same
     * @param infoLevel how far it uses information technology, 1 to 5
     * @param socialInfluence 0 to 100, as is the economic one
     * @param tierNow in effect by now; null if never rated
     * @param tierHeldUntil last day a tier decided by people holds; null if none does, or the reader may not know
     */
    public record Profile(
            long id,
            String code,
            String name,
            int managerId,
            String city,
            String cityCode,
            @Nullable String county,
            @Nullable String countyCode,
            @Nullable String manager,
            @Nullable String managerLogin,
            @Nullable String managerNow,
            @Nullable String grid,
            @Nullable String industry,
            @Nullable String nature,
            @Nullable Integer employees,
            @Nullable LocalDate signedOn,
            @Nullable Integer infoLevel,
            @Nullable BigDecimal socialInfluence,
            @Nullable BigDecimal economicInfluence,
            CustomerStatus status,
            @Nullable Tier tierNow,
            @Nullable LocalDate tierHeldUntil) {}

    /**
     * Where the customer stood at the end of the month, in a few words.
     *
     * @param limits null where the rules of the time are no longer known
     * @param percentile where the value score stands in the province (R118)
     * @param health score of the relationship; null where too little is known
     * @param healthCompleteness weight of what is known, in %; null in months before there was a health score
     */
    public record Standing(
            Tier tier,
            Tier suggestedTier,
            RiskLevel risk,
            int riskPoints,
            @Nullable TierLimits limits,
            BigDecimal score,
            Value percentile,
            @Nullable BigDecimal health,
            @Nullable BigDecimal healthCompleteness,
            @Nullable HealthBand healthBand) {}

    /**
     * What waits.
     *
     * @param contract the nearest to act on of those still undecided; null for none with a likelihood
     * @param complaint the one that has waited longest for a first reply; null for none
     */
    public record Next(
            @Nullable NextContract contract, @Nullable WaitingComplaint complaint) {}

    /** @param likelihood of its renewal, as of the end of the month */
    public record NextContract(String number, LocalDate actBy, Value likelihood) {}

    /** A complaint nobody has replied to. */
    public record WaitingComplaint(String number, Instant receivedAt) {}

    /**
     * The value score with every indicator, and the risk with every reason.
     *
     * @param rules name of the rules the month was computed with
     * @param groups in the order of the table of requirements 5.1, as are their indicators
     * @param incomeVariation variation coefficient of six months' income; null if not known
     * @param limits the limits the tier was decided by; null where the rules of the time are no longer known, as are the
     *     weights and scales of indicators
     * @param rawTier what the score alone says
     * @param suggestedTier what is left of it after a downgrade has waited for its second month
     * @param tier in effect in the month
     * @param reasons strongest first
     * @param untoldRiskPoints points of reasons the reader may not be told
     * @param unknownRisks rules whose input was not known, so that no points say nothing
     */
    public record Assessment(
            String rules,
            BigDecimal score,
            List<GroupPoints> groups,
            @Nullable BigDecimal incomeVariation,
            @Nullable TierLimits limits,
            Tier rawTier,
            Tier suggestedTier,
            Tier tier,
            int riskPoints,
            RiskLevel risk,
            List<RiskReason> reasons,
            int untoldRiskPoints,
            List<String> unknownRisks) {}

    /**
     * One of the three parts of the value score.
     *
     * @param share points in % of what the group can earn
     * @param weight what it can earn
     */
    public record GroupPoints(
            IndicatorGroup group,
            double earned,
            BigDecimal share,
            @Nullable Double weight,
            List<IndicatorPoints> indicators) {}

    /**
     * @param told whether the reader may know value and points, which are null otherwise
     * @param input in the indicator's unit; null if missing
     * @param weight the most it can earn
     * @param scale the values that earn 0, 25, 50, 75 and 100 % of the weight
     */
    public record IndicatorPoints(
            Indicator indicator,
            boolean told,
            @Nullable Double input,
            @Nullable Double earned,
            @Nullable Double weight,
            List<Double> scale) {}

    /**
     * The health score of the relationship with its thirteen inputs (requirements 5.6).
     *
     * @param score 0 to 100; null if less is known than {@code completeFrom}
     * @param completeness weight of what is known, in %
     * @param completeFrom least completeness of which a score is made; null where the rules of the time are no longer known
     * @param dropped whether the score fell so far within the month that it raises an alert
     * @param indicators in the order of the table
     * @param untold points of the indicators the reader may not be told, together; null where there is no score
     */
    public record Health(
            @Nullable BigDecimal score,
            BigDecimal completeness,
            @Nullable Double completeFrom,
            @Nullable HealthBand band,
            boolean dropped,
            List<HealthPoints> indicators,
            @Nullable Double untold) {}

    /**
     * @param told whether the reader may know value and points, which are null otherwise
     * @param input in the indicator's unit; null if missing
     * @param earned of the score, its weight stretched over what is not known; null if missing
     * @param available the most it could have earned
     * @param weight while everything is known
     */
    public record HealthPoints(
            HealthIndicator indicator,
            boolean told,
            @Nullable Double input,
            @Nullable Double earned,
            @Nullable Double available,
            double weight) {}

    /** What the rules of the month demanded for class A, class B and A1, and the most points of each risk level. */
    public record TierLimits(
            double classAFrom,
            double classBFrom,
            double a1ContributionFrom,
            double a1VariationTo,
            int lowRiskTo,
            int mediumRiskTo,
            int highRiskTo) {}

    /** A risk rule that gave points, with the numbers behind them. */
    public record RiskReason(String rule, int points, Reason reason) {}

    /**
     * @param actBy the earlier of due date and notice date
     * @param state as of the end of the month; an undecided contract is lost 30 days after its end
     * @param outcome as known by now
     * @param decidedOn null if nobody has decided
     * @param renewedBy number of the contract that renews it, once it is decided
     * @param renewedValue monthly value of that one, in yuan
     * @param window end of the window the contract is in at the end of the month, one of {@link DueContracts#WINDOWS}; null
     *     if it is decided or not to be acted on yet
     */
    public record Contract(
            String number,
            @Nullable String product,
            LocalDate startsOn,
            LocalDate endsOn,
            LocalDate actBy,
            BigDecimal monthlyValue,
            @Nullable Boolean autoRenews,
            ContractOutcome state,
            ContractOutcome outcome,
            @Nullable LocalDate decidedOn,
            @Nullable String renewedBy,
            @Nullable BigDecimal renewedValue,
            @Nullable String lossReason,
            @Nullable Boolean captive,
            @Nullable Integer window) {

        /** Whether it was decided after the end of the month. */
        public boolean decidedSince() {
            return state == ContractOutcome.OPEN && outcome != ContractOutcome.OPEN;
        }

        /** Days from the end of the month to the day to act on it; negative once that has passed. */
        public long daysLeft(YearMonth month) {
            return ChronoUnit.DAYS.between(month.atEndOfMonth(), actBy);
        }
    }

    /**
     * A product in use.
     *
     * @param family code of its family
     * @param informatization whether its income counts as informatization income
     */
    public record Product(
            String name,
            String family,
            boolean informatization,
            @Nullable Integer users,
            @Nullable BigDecimal income,
            @Nullable BigDecimal previousIncome) {

        public Change incomeChange() {
            return Value.of(Metric.PRODUCT_INCOME, income).changeFrom(Value.of(Metric.PRODUCT_INCOME, previousIncome));
        }
    }

    /** One month's facts; null where nothing was delivered or the reader may not see them. */
    public record Month(
            YearMonth month,
            @Nullable BigDecimal groupPaid,
            @Nullable BigDecimal informatization,
            @Nullable BigDecimal personalBills,
            @Nullable BigDecimal arrears,
            @Nullable Integer members,
            @Nullable Integer effectiveMembers,
            @Nullable Integer joined,
            @Nullable Integer left,
            @Nullable Integer vnetUsers,
            @Nullable Integer baselineUsers,
            @Nullable Integer baselineKept,
            @Nullable BigDecimal tenureMonths,
            @Nullable BigDecimal roaming,
            @Nullable BigDecimal newServices,
            @Nullable BigDecimal toll,
            @Nullable BigDecimal localFees,
            @Nullable BigDecimal otherFees) {

        /** group_paid + personal_bills; informatization overlaps both and is never added (contract.md section 4). */
        public Value totalIncome() {
            if (groupPaid == null) {
                return Value.of(Metric.TOTAL_INCOME, personalBills);
            }
            return Value.of(Metric.TOTAL_INCOME, personalBills == null ? groupPaid : groupPaid.add(personalBills));
        }

        public Value effectiveShare() {
            return Value.share(Metric.EFFECTIVE_MEMBER_SHARE, decimal(effectiveMembers), decimal(members));
        }

        public Value vnetPenetration() {
            return Value.share(Metric.VNET_PENETRATION, decimal(vnetUsers), decimal(members));
        }

        public Value baselineRetention() {
            return Value.share(Metric.BASELINE_RETENTION, decimal(baselineKept), decimal(baselineUsers));
        }

        /** Members who left ÷ mean of opening and closing members; the opening ones follow from who came and went. */
        public Value churn() {
            if (members == null || joined == null || left == null) {
                return Value.notAvailable(Metric.MEMBER_CHURN_RATE);
            }
            long opening = (long) members - joined + left;
            BigDecimal mean = BigDecimal.valueOf(members + opening).divide(BigDecimal.valueOf(2));
            return Value.share(Metric.MEMBER_CHURN_RATE, decimal(left), mean);
        }

        private static @Nullable BigDecimal decimal(@Nullable Integer number) {
            return number == null ? null : BigDecimal.valueOf(number);
        }
    }

    /** How many members used a service in a month; null where that was not delivered. */
    public record ServiceUse(
            YearMonth month,
            MemberService service,
            @Nullable Integer users) {}

    /** Masked: the full name and numbers never leave the query. */
    public record Contact(
            long id,
            String name,
            @Nullable ContactRole role,
            @Nullable String phone,
            @Nullable String email,
            @Nullable Boolean consent) {}

    /** A complaint and its clocks. */
    public record Complaint(
            String number,
            Instant receivedAt,
            @Nullable String channel,
            @Nullable String category,
            @Nullable String severity,
            @Nullable Instant firstReplyAt,
            @Nullable Instant closedAt) {

        /** Whether the first answer came late, or by that moment should have come. */
        public boolean answeredLate(Instant now) {
            Instant answered = firstReplyAt == null ? now : firstReplyAt;
            return Duration.between(receivedAt, answered).compareTo(FIRST_REPLY_WITHIN) > 0;
        }
    }

    /** An answer of 1 to 5, or 0 to 10 for {@code nps}. */
    public record Survey(LocalDate answeredOn, SurveyQuestion question, int answer) {}

    /** A visit or another contact. */
    public record Visit(
            LocalDate visitedOn,
            String kind,
            @Nullable String visitor,
            @Nullable String note) {}

    /**
     * A tier that changed in a month.
     *
     * @param manual whether people decided it, rather than the monthly run
     */
    public record TierChange(YearMonth month, boolean manual, Tier from, Tier to) {}

    /**
     * An anomaly alert.
     *
     * @param closed the month it ended in; null while it is live
     */
    public record Alert(
            AnomalyKind kind,
            YearMonth opened,
            AlertState state,
            @Nullable YearMonth closed) {}
}
