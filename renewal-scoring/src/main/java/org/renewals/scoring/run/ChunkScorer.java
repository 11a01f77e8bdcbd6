package org.renewals.scoring.run;

import static org.renewals.database.CopyReader.NO_INT;
import static org.renewals.database.CopyReader.NO_LONG;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.renewals.scoring.risk.Complaints;
import org.renewals.scoring.risk.RiskInputs;
import org.renewals.scoring.tier.IncomeVariation;
import org.renewals.scoring.tier.TierState;
import org.renewals.scoring.tier.ValueInputs;
import org.renewals.scoring.tier.ValueScore;
import org.renewals.tier.Tier;

/** Makes the inputs of the rules out of a chunk's facts and has them scored. Without state, so threads may share one. */
final class ChunkScorer {

    private static final int AVERAGED_MONTHS = Deliveries.AVERAGED_MONTHS;
    private static final double FEN = 100;
    /** Months in a row that arrears are followed back. */
    private static final int MOST_ARREARS = 6;

    private final RuleSet rules;
    private final Deliveries deliveries;
    private final LocalDate lastDay;

    ChunkScorer(RuleSet rules, Deliveries deliveries, LocalDate lastDay) {
        this.rules = rules;
        this.deliveries = deliveries;
        this.lastDay = lastDay;
    }

    Assessment assess(ChunkFacts facts, int customer) {
        ValueScore value = rules.value().score(valueInputs(facts, customer));
        double variation = incomeVariation(facts, customer);
        Tier raw = rules.value().tierOf(value, variation);
        TierState state = previousState(facts, customer);
        Tier suggested = (state == null ? TierState.first(raw) : state.next(raw)).suggested();
        Tier held = facts.heldTier[customer];
        return new Assessment(
                value,
                variation,
                raw,
                suggested,
                held == null ? suggested : held,
                rules.risk().score(riskInputs(facts, customer)));
    }

    private static @Nullable TierState previousState(ChunkFacts facts, int customer) {
        Tier suggested = facts.previousSuggested[customer];
        Tier raw = facts.previousRaw[customer];
        return suggested == null || raw == null ? null : new TierState(suggested, raw);
    }

    private ValueInputs valueInputs(ChunkFacts facts, int customer) {
        return ValueInputs.of(
                meanAmount(facts, customer, Amount.PERSONAL_BILLS),
                meanAmount(facts, customer, Amount.INFORMATIZATION),
                meanAmount(facts, customer, Amount.GROUP_PAID),
                number(facts.employees[customer]),
                vnetPenetration(facts, customer),
                meanProducts(facts, customer),
                number(facts.infoLevels[customer]),
                monthsSigned(facts.signedOn[customer]),
                meanChurn(facts, customer),
                hundredths(facts.socialInfluence[customer]),
                hundredths(facts.economicRank[customer]));
    }

    private enum Amount {
        PERSONAL_BILLS,
        INFORMATIZATION,
        GROUP_PAID;

        long of(MonthFacts month, int customer) {
            return switch (this) {
                case PERSONAL_BILLS -> month.personalBills[customer];
                case INFORMATIZATION -> month.informatization[customer];
                case GROUP_PAID -> month.groupPaid[customer];
            };
        }
    }

    /** Yuan a month, over those of the last three months of which the amount is known. */
    private static double meanAmount(ChunkFacts facts, int customer, Amount amount) {
        long sum = 0;
        int months = 0;
        for (int month = 0; month < AVERAGED_MONTHS; month++) {
            long fen = amount.of(facts.months.get(month), customer);
            if (fen != NO_LONG) {
                sum += fen;
                months++;
            }
        }
        return months == 0 ? ValueInputs.MISSING : sum / FEN / months;
    }

    /** In %, of three months' sums. */
    private static double vnetPenetration(ChunkFacts facts, int customer) {
        long users = 0;
        long members = 0;
        for (int month = 0; month < AVERAGED_MONTHS; month++) {
            MonthFacts of = facts.months.get(month);
            if (of.vnetUsers[customer] != NO_INT && of.members[customer] != NO_INT) {
                users += of.vnetUsers[customer];
                members += of.members[customer];
            }
        }
        return members <= 0 ? ValueInputs.MISSING : 100.0 * users / members;
    }

    /** In % a month, of three months' sums. */
    private static double meanChurn(ChunkFacts facts, int customer) {
        long left = 0;
        long twiceMean = 0;
        for (int month = 0; month < AVERAGED_MONTHS; month++) {
            MonthFacts of = facts.months.get(month);
            int members = of.twiceMeanMembers(customer);
            if (members != NO_INT) {
                left += of.left[customer];
                twiceMean += members;
            }
        }
        return twiceMean <= 0 ? ValueInputs.MISSING : 200.0 * left / twiceMean;
    }

    private double meanProducts(ChunkFacts facts, int customer) {
        int products = 0;
        int months = 0;
        for (int month = 0; month < AVERAGED_MONTHS; month++) {
            if (deliveries.products().get(month)) {
                products += facts.months.get(month).products[customer];
                months++;
            }
        }
        return months == 0 ? ValueInputs.MISSING : (double) products / months;
    }

    private double monthsSigned(int signedOn) {
        if (signedOn == NO_INT) {
            return ValueInputs.MISSING;
        }
        return ChronoUnit.MONTHS.between(LocalDate.ofEpochDay(signedOn), lastDay.plusDays(1));
    }

    private static double incomeVariation(ChunkFacts facts, int customer) {
        double[] incomes = new double[IncomeVariation.MONTHS];
        for (int month = 0; month < incomes.length; month++) {
            incomes[month] = hundredths(facts.months.get(month).totalIncome(customer));
        }
        return IncomeVariation.coefficient(incomes);
    }

    private RiskInputs riskInputs(ChunkFacts facts, int customer) {
        MonthFacts now = facts.months.get(0);
        return new RiskInputs(
                null,
                incomeChange(facts, customer),
                memberChurn(now, customer),
                null,
                deliveries.complaints()
                        ? new Complaints(facts.complaints[customer], facts.overdueReplies[customer])
                        : null,
                monthsInArrears(facts, customer),
                null,
                null,
                daysWithoutContact(facts, customer));
    }

    /** The income of the last three months against that of the three before; one odd month is no decline. */
    private static @Nullable Double incomeChange(ChunkFacts facts, int customer) {
        long now = 0;
        long before = 0;
        for (int month = 0; month < IncomeVariation.MONTHS; month++) {
            long income = facts.months.get(month).totalIncome(customer);
            if (income == NO_LONG) {
                return null;
            }
            if (month < AVERAGED_MONTHS) {
                now += income;
            } else {
                before += income;
            }
        }
        return before <= 0 ? null : (double) now / before - 1;
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

    private static double number(int value) {
        return value == NO_INT ? ValueInputs.MISSING : value;
    }

    private static double hundredths(long value) {
        return value == NO_LONG ? ValueInputs.MISSING : value / FEN;
    }
}
