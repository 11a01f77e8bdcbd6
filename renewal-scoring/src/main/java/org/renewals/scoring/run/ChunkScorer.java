package org.renewals.scoring.run;

import static org.renewals.database.CopyReader.NO_INT;
import static org.renewals.database.CopyReader.NO_LONG;
import static org.renewals.scoring.run.CustomerFigures.HALF_YEAR;
import static org.renewals.scoring.run.CustomerFigures.RECENT;
import static org.renewals.scoring.run.CustomerFigures.hundredths;
import static org.renewals.scoring.run.CustomerFigures.number;
import static org.renewals.scoring.run.CustomerFigures.share;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.renewals.alarm.AnomalyKind;
import org.renewals.scoring.anomaly.AnomalyInputs;
import org.renewals.scoring.anomaly.MonthThresholds;
import org.renewals.scoring.anomaly.Thresholds;
import org.renewals.scoring.elasticity.IncomeKind;
import org.renewals.scoring.health.HealthInputs;
import org.renewals.scoring.health.HealthScore;
import org.renewals.scoring.health.VisitPlan;
import org.renewals.scoring.lifecycle.LifecycleFacts;
import org.renewals.scoring.risk.Complaints;
import org.renewals.scoring.risk.RiskInputs;
import org.renewals.scoring.risk.RiskScore;
import org.renewals.scoring.run.CustomerFigures.Series;
import org.renewals.scoring.tier.TierState;
import org.renewals.scoring.tier.ValueScore;
import org.renewals.tier.Tier;

/** Makes the inputs of the rules out of a chunk's facts and has them scored. Without state, so threads may share one. */
final class ChunkScorer {

    /** Months in a row that arrears are followed back. */
    private static final int MOST_ARREARS = 6;

    /** What a satisfaction answer of 1 to 5 counts (requirements 5.8). */
    private static final double[] SATISFACTION = {0, 30, 60, 80, 100};

    private static final double TRUST_UNIT = 10_000;

    private final RuleSet rules;
    private final ValueFigures values;
    private final MonthThresholds thresholds;
    private final Deliveries deliveries;
    private final LocalDate lastDay;

    ChunkScorer(RuleSet rules, MonthThresholds thresholds, Deliveries deliveries, LocalDate lastDay) {
        this.rules = rules;
        this.values = new ValueFigures(rules.value(), deliveries, lastDay);
        this.thresholds = thresholds;
        this.deliveries = deliveries;
        this.lastDay = lastDay;
    }

    Assessment assess(ChunkFacts facts, int customer) {
        ValueScore value = values.score(facts, customer);
        Tier raw = values.tier(facts, customer, value);
        TierState state = previousState(facts, customer);
        Tier suggested = (state == null ? TierState.first(raw) : state.next(raw)).suggested();
        Tier held = facts.heldTier[customer];
        Tier tier = held == null ? suggested : held;
        Thresholds limits = thresholds.of(facts.cityIds[customer], facts.managerIds[customer], tier.tierClass());
        AnomalyInputs anomalies = anomalyInputs(facts, customer);
        boolean status = rules.anomaly().isAnomalous(AnomalyKind.STATUS, anomalies, limits);
        boolean call = rules.anomaly().isAnomalous(AnomalyKind.CALL, anomalies, limits);
        HealthScore health = rules.health().score(healthInputs(facts, customer, tier));
        RiskScore risk = rules.risk()
                .score(riskInputs(facts, customer, health, alertIsOpen(facts, customer, anomalies, status, call)));
        return new Assessment(
                value,
                CustomerFigures.variation(facts, customer),
                raw,
                suggested,
                tier,
                risk,
                health,
                anomalies,
                limits,
                status,
                call,
                rules.lifecycle().stageOf(lifecycleFacts(facts, customer, risk)));
    }

    private LifecycleFacts lifecycleFacts(ChunkFacts facts, int customer, RiskScore risk) {
        double before = number(facts.months.get(RECENT).members[customer]);
        return new LifecycleFacts(
                facts.statuses[customer],
                values.monthsSigned(facts.signedOn[customer]),
                CustomerFigures.change(facts, customer, Series.INCOME),
                before > 0 ? number(facts.months.get(0).members[customer]) / before - 1 : Double.NaN,
                risk.level());
    }

    /** Of each {@link IncomeKind}, between the month before and this one; NaN where not applicable. */
    double[] elasticities(ChunkFacts facts, int customer) {
        MonthFacts now = facts.months.get(0);
        MonthFacts before = facts.months.get(1);
        return new double[] {
            elasticity(
                    hundredths(before.informatization[customer]),
                    hundredths(before.informatizationUnits[customer]),
                    hundredths(now.informatization[customer]),
                    hundredths(now.informatizationUnits[customer])),
            elasticity(
                    hundredths(before.groupPaid[customer]),
                    number(before.members[customer]),
                    hundredths(now.groupPaid[customer]),
                    number(now.members[customer])),
            elasticity(
                    hundredths(before.personalBills[customer]),
                    hundredths(before.minutes[customer]),
                    hundredths(now.personalBills[customer]),
                    hundredths(now.minutes[customer]))
        };
    }

    private double elasticity(double incomeBefore, double quantityBefore, double income, double quantity) {
        return rules.elasticity()
                .between(incomeBefore, quantityBefore, income, quantity)
                .income();
    }

    private static @Nullable TierState previousState(ChunkFacts facts, int customer) {
        Tier suggested = facts.previousSuggested[customer];
        Tier raw = facts.previousRaw[customer];
        return suggested == null || raw == null ? null : new TierState(suggested, raw);
    }

    /** An alert lives on in the first normal month and ends with the second (requirements 5.3); null where nothing is known. */
    private static @Nullable Boolean alertIsOpen(
            ChunkFacts facts, int customer, AnomalyInputs anomalies, boolean status, boolean call) {
        if (status
                || call
                || (facts.statusAlert[customer] && facts.previousStatusAnomaly[customer])
                || (facts.callAlert[customer] && facts.previousCallAnomaly[customer])) {
            return true;
        }
        return anomalies.isKnown() ? false : null;
    }

    private HealthInputs healthInputs(ChunkFacts facts, int customer, Tier tier) {
        MonthFacts now = facts.months.get(0);
        double members = number(now.members[customer]);
        int complaints = facts.complaints[customer];
        boolean complained = deliveries.complaints() && complaints > 0;
        int satisfaction = facts.satisfaction[customer];
        return HealthInputs.of(
                CustomerFigures.change(facts, customer, Series.INCOME),
                1 - CustomerFigures.churn(facts, customer),
                CustomerFigures.productsInUse(facts, customer, lastDay),
                share(number(now.effectiveMembers[customer]), members),
                usageTrend(facts, customer),
                satisfaction == NO_INT ? HealthInputs.MISSING : SATISFACTION[satisfaction - 1],
                deliveries.complaints() && now.members[customer] != NO_INT
                        ? HealthInputs.complaintRate(complaints, now.members[customer])
                        : HealthInputs.MISSING,
                complained ? 1 - (double) facts.overdueReplies[customer] / complaints : HealthInputs.MISSING,
                facts.trust[customer] == NO_LONG ? HealthInputs.MISSING : facts.trust[customer] / TRUST_UNIT,
                deliveries.visits()
                        ? CustomerFigures.visits(facts, customer, HALF_YEAR)
                                / VisitPlan.STANDARD.inHalfYear(tier.tierClass())
                        : HealthInputs.MISSING,
                // neither who decided before nor joint reviews are delivered
                HealthInputs.MISSING,
                HealthInputs.MISSING,
                punctuality(facts, customer));
    }

    private static double usageTrend(ChunkFacts facts, int customer) {
        double minutes = CustomerFigures.change(facts, customer, Series.MINUTES);
        double data = CustomerFigures.change(facts, customer, Series.DATA_VOLUME);
        if (Double.isNaN(minutes)) {
            return data;
        }
        return Double.isNaN(data) ? minutes : (minutes + data) / 2;
    }

    private static double punctuality(ChunkFacts facts, int customer) {
        int known = 0;
        int paid = 0;
        for (int month = 0; month < HALF_YEAR; month++) {
            long arrears = facts.months.get(month).arrears[customer];
            if (arrears != NO_LONG) {
                known++;
                paid += arrears > 0 ? 0 : 1;
            }
        }
        return share(paid, known);
    }

    private static AnomalyInputs anomalyInputs(ChunkFacts facts, int customer) {
        MonthFacts now = facts.months.get(0);
        double minutesBefore = 0;
        for (int month = 1; month <= RECENT; month++) {
            minutesBefore += hundredths(facts.months.get(month).minutes[customer]);
        }
        return new AnomalyInputs(
                openingMembers(now, customer),
                affectedMembers(now, customer),
                100
                        * share(
                                affectedMembers(facts.months.get(1), customer),
                                openingMembers(facts.months.get(1), customer)),
                hundredths(now.minutes[customer]),
                minutesBefore / RECENT,
                number(now.members[customer]),
                number(now.inactiveMembers[customer]));
    }

    private static double openingMembers(MonthFacts month, int customer) {
        return number(month.members[customer]) - number(month.joined[customer]) + number(month.left[customer]);
    }

    private static double affectedMembers(MonthFacts month, int customer) {
        return number(month.suspendedMembers[customer]) + number(month.left[customer]);
    }

    private RiskInputs riskInputs(ChunkFacts facts, int customer, HealthScore health, @Nullable Boolean alertIsOpen) {
        MonthFacts now = facts.months.get(0);
        return new RiskInputs(
                health.isSufficient() ? health.total() : null,
                nullable(CustomerFigures.change(facts, customer, Series.INCOME)),
                memberChurn(now, customer),
                alertIsOpen,
                deliveries.complaints()
                        ? new Complaints(facts.complaints[customer], facts.overdueReplies[customer])
                        : null,
                monthsInArrears(facts, customer),
                null,
                null,
                daysWithoutContact(facts, customer));
    }

    private static @Nullable Double memberChurn(MonthFacts month, int customer) {
        int twiceMean = month.twiceMeanMembers(customer);
        return twiceMean <= 0 ? null : 2.0 * month.left[customer] / twiceMean;
    }

    private static @Nullable Integer monthsInArrears(ChunkFacts facts, int customer) {
        if (facts.months.get(0).arrears[customer] == NO_LONG) {
            return null;
        }
        int months = 0;
        while (months < MOST_ARREARS && facts.months.get(months).arrears[customer] > 0) {
            months++;
        }
        return months;
    }

    /** Since the last visit or, where none is recorded, since the customer signed. */
    private @Nullable Integer daysWithoutContact(ChunkFacts facts, int customer) {
        if (!deliveries.visits()) {
            return null;
        }
        int last = Math.max(facts.lastVisit[customer], facts.signedOn[customer]);
        return last == NO_INT ? null : Math.toIntExact(Math.max(0, lastDay.toEpochDay() - last));
    }

    private static @Nullable Double nullable(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
