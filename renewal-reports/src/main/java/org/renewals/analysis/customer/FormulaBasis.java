package org.renewals.analysis.customer;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.renewals.scoring.value.FormulaInputs;

/**
 * What a customer's own contracts and incomes make of the parameters of formula 1 (R115, requirements 5.5), as of the end of a
 * month; amounts in yuan. Every parameter can be traced to what it was taken from.
 *
 * @param first the contract that began first; null without any
 * @param running contracts that run and are undecided, by number
 * @param income total income of the known months of the last twelve
 * @param incomeMonths how many of them are known
 * @param incomeFrom the first and the last of them; null without any
 */
public record FormulaBasis(
        YearMonth month,
        @Nullable Term first,
        List<Term> running,
        BigDecimal income,
        int incomeMonths,
        @Nullable YearMonth incomeFrom,
        @Nullable YearMonth incomeTo) {

    private static final int YEAR = 12;

    public FormulaBasis {
        running = List.copyOf(running);
    }

    /**
     * A contract.
     *
     * @param monthlyCost null if it is not known
     */
    public record Term(
            String number,
            LocalDate startsOn,
            LocalDate endsOn,
            BigDecimal monthlyValue,
            @Nullable BigDecimal monthlyCost) {

        /** Months of its first year: twelve, or all of a shorter term. */
        public int monthsOfFirstYear() {
            long months = ChronoUnit.MONTHS.between(startsOn, endsOn.plusDays(1));
            return (int) Math.max(1, Math.min(YEAR, months));
        }
    }

    /** P0: the first year of the first contract. */
    public BigDecimal firstPrice() {
        return first == null ? BigDecimal.ZERO : ofFirstYear(first, first.monthlyValue());
    }

    /** C0: what that year cost; a cost that is not known counts as none. */
    public BigDecimal firstCost() {
        return first == null || first.monthlyCost() == null ? BigDecimal.ZERO : ofFirstYear(first, first.monthlyCost());
    }

    /** R: a year of the mean income less a year of what the running contracts cost. */
    public BigDecimal yearlyIncome() {
        BigDecimal gross = incomeMonths == 0
                ? BigDecimal.ZERO
                : income.multiply(BigDecimal.valueOf(YEAR))
                        .divide(BigDecimal.valueOf(incomeMonths), MathContext.DECIMAL64);
        return gross.subtract(monthlyCost().multiply(BigDecimal.valueOf(YEAR)));
    }

    /** What the running contracts cost a month, as far as that is known. */
    public BigDecimal monthlyCost() {
        return running.stream()
                .map(term -> term.monthlyCost() == null ? BigDecimal.ZERO : term.monthlyCost())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** N: years until the last of the running contracts ends, at least one and begun ones counted whole; 0 without any. */
    public int years() {
        LocalDate end = lastEnd();
        if (end == null) {
            return 0;
        }
        LocalDate from = month.atEndOfMonth();
        long whole = Math.max(0, ChronoUnit.YEARS.between(from, end));
        boolean begun = from.plusYears(whole).isBefore(end);
        return (int) Math.min(FormulaInputs.MOST_YEARS, Math.max(1, whole + (begun ? 1 : 0)));
    }

    /** When the last of the running contracts ends; null without any. */
    public @Nullable LocalDate lastEnd() {
        return running.stream().map(Term::endsOn).max(LocalDate::compareTo).orElse(null);
    }

    /** P1: a year of what the running contracts are worth, as if each were renewed at its price. */
    public BigDecimal renewalPrice() {
        return running.stream()
                .map(Term::monthlyValue)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .multiply(BigDecimal.valueOf(YEAR));
    }

    private static BigDecimal ofFirstYear(Term term, BigDecimal monthly) {
        return monthly.multiply(BigDecimal.valueOf(term.monthsOfFirstYear()));
    }
}
