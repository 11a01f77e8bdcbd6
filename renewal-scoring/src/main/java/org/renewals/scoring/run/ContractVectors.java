package org.renewals.scoring.run;

import static org.renewals.database.CopyReader.NO_LONG;
import static org.renewals.scoring.run.CustomerFigures.HALF_YEAR;
import static org.renewals.scoring.run.CustomerFigures.RECENT;
import static org.renewals.scoring.run.CustomerFigures.churn;
import static org.renewals.scoring.run.CustomerFigures.mean;
import static org.renewals.scoring.run.CustomerFigures.number;
import static org.renewals.scoring.run.CustomerFigures.penetration;
import static org.renewals.scoring.run.CustomerFigures.share;
import static org.renewals.scoring.run.CustomerFigures.trend;
import static org.renewals.scoring.run.CustomerFigures.variation;
import static org.renewals.scoring.run.CustomerFigures.visits;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.renewals.scoring.renewal.ContractFeature;
import org.renewals.scoring.run.CustomerFigures.Series;
import org.renewals.scoring.tier.ValueScore;
import org.renewals.tier.Tier;

/**
 * Makes the vector of {@link ContractFeature} out of a chunk's facts: the same for a contract that is scored and for one a
 * model is trained on, so that a model never meets anything it was not trained on. Without state.
 */
final class ContractVectors {

    private static final List<Tier> TIERS = List.of(Tier.values());
    private static final ContractFeature[] FEATURES = ContractFeature.values();

    private static final double FEN = 100;
    private static final double DAYS_OF_YEAR = 365.25;
    private static final int DAYS_OF_MONTH = 30;

    private final Deliveries deliveries;
    private final int lastDay;

    ContractVectors(Deliveries deliveries, LocalDate lastDay) {
        this.deliveries = deliveries;
        this.lastDay = Math.toIntExact(lastDay.toEpochDay());
    }

    /** Writes what is the same for all contracts of a customer. */
    void fillCustomer(ChunkFacts facts, int customer, ValueScore score, Tier tier, float[] into) {
        Arrays.fill(into, Float.NaN);
        double income = mean(facts, customer, Series.INCOME, 0, RECENT);
        set(into, ContractFeature.INCOME_LEVEL, logOnePlus(income));
        set(into, ContractFeature.INCOME_TREND, trend(facts, customer, Series.INCOME));
        set(into, ContractFeature.INCOME_VARIATION, variation(facts, customer));
        set(into, ContractFeature.GROUP_PAID_SHARE, share(mean(facts, customer, Series.GROUP_PAID, 0, RECENT), income));
        set(
                into,
                ContractFeature.INFORMATIZATION_SHARE,
                share(mean(facts, customer, Series.INFORMATIZATION, 0, RECENT), income));
        MonthFacts now = facts.months.get(0);
        set(into, ContractFeature.MEMBERS, logOnePlus(number(now.members[customer])));
        double before = number(facts.months.get(HALF_YEAR).members[customer]);
        set(into, ContractFeature.MEMBER_TREND, before > 0 ? number(now.members[customer]) / before - 1 : Double.NaN);
        set(into, ContractFeature.MEMBER_CHURN, churn(facts, customer));
        set(
                into,
                ContractFeature.EFFECTIVE_SHARE,
                share(number(now.effectiveMembers[customer]), number(now.members[customer])));
        set(into, ContractFeature.VNET_PENETRATION, penetration(facts, customer));
        set(into, ContractFeature.MINUTES_TREND, trend(facts, customer, Series.MINUTES));
        set(into, ContractFeature.DATA_TREND, trend(facts, customer, Series.DATA_VOLUME));
        if (deliveries.complaints()) {
            set(into, ContractFeature.COMPLAINTS, facts.halfYearComplaints[customer]);
            set(into, ContractFeature.LATE_REPLIES, facts.halfYearOverdueReplies[customer]);
        }
        set(into, ContractFeature.SATISFACTION, number(facts.satisfaction[customer]));
        set(into, ContractFeature.RECOMMENDATION, number(facts.recommendation[customer]));
        if (deliveries.visits()) {
            set(into, ContractFeature.VISITS, visits(facts, customer, HALF_YEAR));
            set(into, ContractFeature.DAYS_SINCE_VISIT, lastDay - number(facts.lastVisit[customer]));
        }
        set(into, ContractFeature.ARREARS_MONTHS, arrearsMonths(facts, customer));
        set(into, ContractFeature.TENURE_YEARS, (lastDay - number(facts.signedOn[customer])) / DAYS_OF_YEAR);
        set(into, ContractFeature.VALUE_SCORE, score.total());
        set(into, ContractFeature.TIER, TIERS.indexOf(tier));
        set(into, ContractFeature.EMPLOYEES, logOnePlus(number(facts.employees[customer])));
        set(into, ContractFeature.INFORMATIZATION_LEVEL, number(facts.infoLevels[customer]));
        set(
                into,
                ContractFeature.PRODUCTS,
                CustomerFigures.productsInUse(facts, customer, LocalDate.ofEpochDay(lastDay)));
        countContracts(facts.contracts, customer, into);
    }

    private void countContracts(ContractFacts contracts, int customer, float[] into) {
        int renewals = 0;
        int losses = 0;
        for (int contract = contracts.first(customer); contract < contracts.end(customer); contract++) {
            int closedOn = contracts.closedOn(contract);
            if (closedOn <= lastDay && closedOn > lastDay - DAYS_OF_YEAR) {
                if (contracts.isRenewed(contract, lastDay)) {
                    renewals++;
                } else {
                    losses++;
                }
            }
        }
        set(into, ContractFeature.RECENT_RENEWALS, renewals);
        set(into, ContractFeature.RECENT_LOSSES, losses);
    }

    /** Adds what belongs to one contract; words are left missing, for {@link FeatureCodes} to fill. */
    void fillContract(ChunkFacts facts, int customer, int contract, float[] into) {
        ContractFacts contracts = facts.contracts;
        double value = contracts.value[contract];
        int predecessor = contracts.predecessor(contract, customer);
        double valueBefore = predecessor < 0 ? 0 : contracts.value[predecessor];
        set(into, ContractFeature.PRICE_CHANGE, valueBefore > 0 ? value / valueBefore - 1 : Double.NaN);
        long cost = contracts.cost[contract];
        set(into, ContractFeature.MARGIN, cost == NO_LONG || value <= 0 ? Double.NaN : 1 - cost / value);
        set(into, ContractFeature.MONTHLY_VALUE, logOnePlus(value / FEN));
        set(into, ContractFeature.VALUE_SHARE, share(value, openValue(contracts, customer)));
        set(into, ContractFeature.TERM_MONTHS, contracts.termMonths(contract));
        set(into, ContractFeature.NOTICE_DAYS, number(contracts.noticeDays[contract]));
        set(into, ContractFeature.AUTO_RENEWS, number(contracts.autoRenews[contract]));
        set(into, ContractFeature.CAPTIVE, number(contracts.captive[contract]));
        set(into, ContractFeature.EARLIER_RENEWALS, earlierRenewals(contracts, contract, customer));
        set(
                into,
                ContractFeature.SEASON,
                LocalDate.ofEpochDay(contracts.endsOn[contract]).getMonthValue());
        int daysToAct = contracts.actBy[contract] - lastDay;
        set(into, ContractFeature.DAYS_TO_ACT, daysToAct);
        set(into, ContractFeature.DAYS_TO_END, contracts.endsOn[contract] - lastDay);
        if (deliveries.visits()) {
            int months = Math.floorDiv(FactsReader.WINDOW_DAYS - daysToAct + DAYS_OF_MONTH - 1, DAYS_OF_MONTH);
            set(
                    into,
                    ContractFeature.VISITS_IN_WINDOW,
                    visits(facts, customer, Math.max(0, Math.min(HALF_YEAR, months))));
        }
    }

    private double openValue(ContractFacts contracts, int customer) {
        double sum = 0;
        for (int contract = contracts.first(customer); contract < contracts.end(customer); contract++) {
            if (contracts.isOpen(contract, lastDay)) {
                sum += contracts.value[contract];
            }
        }
        return sum;
    }

    private static int earlierRenewals(ContractFacts contracts, int contract, int customer) {
        int renewals = 0;
        int before = contracts.predecessor(contract, customer);
        // a chain of contracts goes back in time; one that does not is cut
        while (before >= 0 && renewals < contracts.end(customer) - contracts.first(customer)) {
            renewals++;
            before = contracts.predecessor(before, customer);
        }
        return renewals;
    }

    private static double arrearsMonths(ChunkFacts facts, int customer) {
        int months = 0;
        boolean known = false;
        for (int month = 0; month < RECENT; month++) {
            long arrears = facts.months.get(month).arrears[customer];
            known |= arrears != NO_LONG;
            if (arrears > 0) {
                months++;
            }
        }
        return known ? months : Double.NaN;
    }

    private static double logOnePlus(double value) {
        return value >= 0 ? StrictMath.log1p(value) : Double.NaN;
    }

    private static void set(float[] into, ContractFeature feature, double value) {
        into[feature.position()] = (float) value;
    }

    static float[] vector() {
        return new float[FEATURES.length];
    }
}
