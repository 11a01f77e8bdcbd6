package org.renewals.analysis.customer;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.renewals.analysis.DueContracts;
import org.renewals.scoring.Reason;
import org.renewals.scoring.risk.RiskLevel;
import org.renewals.scoring.tier.Indicator;
import org.renewals.tier.Tier;

/**
 * All that is known about one customer, as far as the reader may see it (R010).
 *
 * @param month the month the assessment is of; windows are counted from its end
 * @param assessment null if the customer was not assessed in that month
 * @param months oldest first
 * @param contracts the latest to end first
 * @param tierChanges null where the reader may not see them
 */
public record CustomerDetail(
        Profile profile,
        YearMonth month,
        CustomerGrain grain,
        @Nullable Assessment assessment,
        List<Contract> contracts,
        List<Month> months,
        List<Contact> contacts,
        List<Complaint> complaints,
        List<Survey> surveys,
        List<Visit> visits,
        @Nullable List<TierChange> tierChanges) {

    /** The promise for a first answer to a complaint (R125). */
    public static final Duration FIRST_REPLY_WITHIN = Duration.ofHours(24);

    /** What changes seldom. */
    public record Profile(
            long id,
            String code,
            String name,
            String city,
            String cityCode,
            @Nullable String county,
            @Nullable String countyCode,
            String manager,
            String managerLogin,
            @Nullable String grid,
            @Nullable String industry,
            @Nullable String nature,
            @Nullable Integer employees,
            @Nullable Integer infoLevel,
            @Nullable BigDecimal influenceSocial,
            @Nullable BigDecimal influenceEconomic,
            @Nullable LocalDate signedOn,
            String status,
            @Nullable Tier tier,
            @Nullable LocalDate tierHeldUntil) {

        /** Whole months from signing to the end of a month; null if either is unknown or in the future. */
        public @Nullable Long monthsSigned(YearMonth month) {
            LocalDate end = month.atEndOfMonth();
            return signedOn == null || signedOn.isAfter(end)
                    ? null
                    : ChronoUnit.MONTHS.between(signedOn, end.plusDays(1));
        }
    }

    /**
     * The value score with every indicator, and the risk with every reason.
     *
     * @param contribution points of the contribution indicators in % of what they can earn; so are the other two
     * @param indicators in the order of the table of requirements 5.1
     * @param incomeVariation variation coefficient of six months' income; null if not known
     * @param limits the limits the tier was decided by
     * @param reasons strongest first
     */
    public record Assessment(
            String rules,
            BigDecimal score,
            BigDecimal contribution,
            BigDecimal attribute,
            BigDecimal influence,
            List<IndicatorPoints> indicators,
            @Nullable BigDecimal incomeVariation,
            @Nullable TierLimits limits,
            Tier rawTier,
            Tier suggestedTier,
            Tier tier,
            @Nullable Tier previousTier,
            int riskPoints,
            RiskLevel risk,
            List<RiskReason> reasons,
            boolean attention) {}

    /**
     * @param input in the indicator's unit; null if missing
     * @param weight the most it can earn; null where the rules of the time are no longer known
     */
    public record IndicatorPoints(
            Indicator indicator,
            @Nullable Double input,
            double earned,
            @Nullable Double weight) {}

    /** What the rules of the month demanded for class A, class B and A1. */
    public record TierLimits(double classAFrom, double classBFrom, double a1ContributionFrom, double a1VariationTo) {}

    /** A risk rule that gave points, with the numbers behind them. */
    public record RiskReason(String rule, int points, Reason reason) {}

    /**
     * @param actBy the earlier of due date and notice date
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
            @Nullable String renewsNumber,
            String outcome,
            @Nullable LocalDate decidedOn,
            @Nullable String lossReason,
            @Nullable Boolean captive,
            @Nullable Integer window) {

        public boolean isOpen() {
            return outcome.equals("open");
        }

        /** Days from the end of the month to the day to act on it; negative once that has passed. */
        public long daysLeft(YearMonth month) {
            return ChronoUnit.DAYS.between(month.atEndOfMonth(), actBy);
        }
    }

    /** One month's facts; null where nothing was delivered or the reader may not see them. */
    public record Month(
            YearMonth month,
            @Nullable BigDecimal groupPaid,
            @Nullable BigDecimal informatization,
            @Nullable BigDecimal personalBills,
            @Nullable Integer members,
            @Nullable Integer effectiveMembers,
            @Nullable Integer joined,
            @Nullable Integer left,
            @Nullable BigDecimal roaming,
            @Nullable BigDecimal newServices,
            @Nullable BigDecimal toll,
            @Nullable BigDecimal localFees,
            @Nullable BigDecimal otherFees,
            @Nullable BigDecimal arrears) {

        public @Nullable BigDecimal totalIncome() {
            if (groupPaid == null) {
                return personalBills;
            }
            return personalBills == null ? groupPaid : groupPaid.add(personalBills);
        }
    }

    /** Masked: the full name and numbers never leave the query. */
    public record Contact(
            String name,
            @Nullable String role,
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
    public record Survey(LocalDate answeredOn, String question, int answer) {}

    /** A visit or another contact. */
    public record Visit(
            LocalDate visitedOn,
            String kind,
            @Nullable String visitor,
            @Nullable String note) {}

    /** A tier that changed in a month, by the monthly run or by a decision. */
    public record TierChange(YearMonth month, String method, Tier from, Tier to) {}
}
