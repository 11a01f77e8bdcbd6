package org.renewals.scoring.run;

import static org.renewals.database.CopyReader.NO_INT;
import static org.renewals.database.CopyReader.NO_LONG;

import java.time.LocalDate;
import org.renewals.scoring.tier.IncomeVariation;

/** What is made of the months of one customer, each figure once: in units, {@code NaN} where it is not known. */
final class CustomerFigures {

    /** Months of a mean that stands for "now". */
    static final int RECENT = Deliveries.AVERAGED_MONTHS;

    static final int HALF_YEAR = 6;

    private static final double HUNDREDTHS = 100;

    private CustomerFigures() {}

    /** A monthly amount or volume. */
    enum Series {
        INCOME,
        GROUP_PAID,
        PERSONAL_BILLS,
        INFORMATIZATION,
        MINUTES,
        DATA_VOLUME;

        long of(MonthFacts month, int customer) {
            return switch (this) {
                case INCOME -> month.totalIncome(customer);
                case GROUP_PAID -> month.groupPaid[customer];
                case PERSONAL_BILLS -> month.personalBills[customer];
                case INFORMATIZATION -> month.informatization[customer];
                case MINUTES -> month.minutes[customer];
                case DATA_VOLUME -> month.dataVolume[customer];
            };
        }
    }

    /** The mean of the months of which it is known, in units, from one month back to before another. */
    static double mean(ChunkFacts facts, int customer, Series series, int from, int to) {
        long sum = 0;
        int months = 0;
        for (int month = from; month < to; month++) {
            long hundredths = series.of(facts.months.get(month), customer);
            if (hundredths != NO_LONG) {
                sum += hundredths;
                months++;
            }
        }
        return months == 0 ? Double.NaN : sum / HUNDREDTHS / months;
    }

    /** ln(now ÷ the six months before). */
    static double trend(ChunkFacts facts, int customer, Series series) {
        double now = mean(facts, customer, series, 0, RECENT);
        double before = mean(facts, customer, series, RECENT, ChunkFacts.MONTHS);
        return now > 0 && before > 0 ? StrictMath.log(now / before) : Double.NaN;
    }

    /** See {@link IncomeVariation}. */
    static double variation(ChunkFacts facts, int customer) {
        double[] incomes = new double[IncomeVariation.MONTHS];
        for (int month = 0; month < incomes.length; month++) {
            long fen = facts.months.get(month).totalIncome(customer);
            incomes[month] = fen == NO_LONG ? Double.NaN : fen / HUNDREDTHS;
        }
        return IncomeVariation.coefficient(incomes);
    }

    /** Members who left ÷ mean members, a ratio a month, of three months' sums. */
    static double churn(ChunkFacts facts, int customer) {
        long left = 0;
        long twiceMean = 0;
        for (int month = 0; month < RECENT; month++) {
            MonthFacts of = facts.months.get(month);
            int members = of.twiceMeanMembers(customer);
            if (members != NO_INT) {
                left += of.left[customer];
                twiceMean += members;
            }
        }
        return twiceMean <= 0 ? Double.NaN : 2.0 * left / twiceMean;
    }

    /** V-net users ÷ members, of three months' sums. */
    static double penetration(ChunkFacts facts, int customer) {
        long users = 0;
        long members = 0;
        for (int month = 0; month < RECENT; month++) {
            MonthFacts of = facts.months.get(month);
            if (of.vnetUsers[customer] != NO_INT && of.members[customer] != NO_INT) {
                users += of.vnetUsers[customer];
                members += of.members[customer];
            }
        }
        return members <= 0 ? Double.NaN : (double) users / members;
    }

    /** Visits of the last so many months. */
    static double visits(ChunkFacts facts, int customer, int months) {
        int visits = 0;
        for (int month = 0; month < months; month++) {
            visits += facts.visits.get(month)[customer];
        }
        return visits;
    }

    /** Now against the same number of months before, as a ratio: −0.2 is a fifth less; every month has to be known. */
    static double change(ChunkFacts facts, int customer, Series series) {
        long now = 0;
        long before = 0;
        for (int month = 0; month < 2 * RECENT; month++) {
            long hundredths = series.of(facts.months.get(month), customer);
            if (hundredths == NO_LONG) {
                return Double.NaN;
            }
            if (month < RECENT) {
                now += hundredths;
            } else {
                before += hundredths;
            }
        }
        return before <= 0 ? Double.NaN : (double) now / before - 1;
    }

    /** Different products the customer has a contract running for on a day. */
    static int productsInUse(ChunkFacts facts, int customer, LocalDate day) {
        ContractFacts contracts = facts.contracts;
        int date = Math.toIntExact(day.toEpochDay());
        int products = 0;
        for (int contract = contracts.first(customer); contract < contracts.end(customer); contract++) {
            if (contracts.isRunning(contract, date) && !contracts.isRunningTwice(contract, customer, date)) {
                products++;
            }
        }
        return products;
    }

    static double hundredths(long value) {
        return value == NO_LONG ? Double.NaN : value / HUNDREDTHS;
    }

    static double number(int value) {
        return value == NO_INT ? Double.NaN : value;
    }

    static double share(double part, double whole) {
        return whole > 0 ? part / whole : Double.NaN;
    }
}
