package org.renewals.scoring.value;

import java.time.YearMonth;
import java.util.Collection;
import org.renewals.scoring.Versioned;

/**
 * One version of the lifetime value (R114): Σ m · S(t) ÷ (1 + r)^(t ÷ 12) − C0 over the months t = 1 to the horizon of
 * each contract, with m its monthly margin and S(t) how likely it still runs: 1 until it is due, then p, from the next
 * renewal p², and so on. Immutable and safe to share between threads.
 */
public final class LifetimeRules implements Versioned {

    /**
     * Five years, discounted by 5 % a year as in the example of requirements 5.5, so that both values can be compared.
     */
    public static final LifetimeRules STANDARD = new LifetimeRules("lifetime-1", YearMonth.of(2000, 1), 60, 0.05);

    private static final int MONTHS_A_YEAR = 12;

    private final String version;
    private final YearMonth effectiveFrom;
    private final int horizonMonths;
    private final double yearlyDiscount;
    /** What a yuan in each of the first so many months is worth today. */
    private final double[] annuity;

    /**
     * @param horizonMonths months that count, from 1 to 600
     * @param yearlyDiscount r, a ratio from 0 to 1
     * @throws IllegalArgumentException if either lies outside its range
     */
    public LifetimeRules(String version, YearMonth effectiveFrom, int horizonMonths, double yearlyDiscount) {
        if (horizonMonths < 1 || horizonMonths > 600) {
            throw new IllegalArgumentException(
                    "The horizon of version " + version + " must be from 1 to 600 months, got " + horizonMonths);
        }
        if (!(yearlyDiscount >= 0 && yearlyDiscount <= 1)) {
            throw new IllegalArgumentException(
                    "The discount of version " + version + " must be from 0 to 1, got " + yearlyDiscount);
        }
        this.version = version;
        this.effectiveFrom = effectiveFrom;
        this.horizonMonths = horizonMonths;
        this.yearlyDiscount = yearlyDiscount;
        this.annuity = new double[horizonMonths + 1];
        for (int month = 1; month <= horizonMonths; month++) {
            annuity[month] = annuity[month - 1] + Math.pow(1 + yearlyDiscount, -(double) month / MONTHS_A_YEAR);
        }
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public YearMonth effectiveFrom() {
        return effectiveFrom;
    }

    public int horizonMonths() {
        return horizonMonths;
    }

    /** r, a ratio. */
    public double yearlyDiscount() {
        return yearlyDiscount;
    }

    /**
     * The lifetime value of a customer.
     *
     * @param contracts those that run or are undecided; none give 0
     * @param acquisitionCost C0, yuan, or NaN if it is not known
     */
    public LifetimeValue value(Collection<ContractOutlook> contracts, double acquisitionCost) {
        double underContract = 0;
        double renewals = 0;
        boolean costsKnown = !Double.isNaN(acquisitionCost);
        for (ContractOutlook contract : contracts) {
            underContract += contract.monthlyMargin() * monthsUnderContract(contract.monthsLeft());
            renewals += contract.monthlyMargin()
                    * monthsRenewed(contract.monthsLeft(), contract.likelihood(), contract.termMonths());
            costsKnown &= contract.isCostKnown();
        }
        return new LifetimeValue(
                underContract, renewals, Double.isNaN(acquisitionCost) ? 0 : acquisitionCost, costsKnown);
    }

    /** What a yuan a month until the due date is worth today. */
    public double monthsUnderContract(int monthsLeft) {
        return annuity[Math.min(monthsLeft, horizonMonths)];
    }

    /**
     * What a yuan a month from the due date is worth today, given how likely each renewal is; makes no objects. The
     * months left, the likelihood and the term have to be as {@link ContractOutlook} wants them.
     */
    public double monthsRenewed(int monthsLeft, double likelihood, int termMonths) {
        double worth = 0;
        double survival = 1;
        int from = monthsLeft;
        while (from < horizonMonths && survival > 0) {
            survival *= likelihood;
            int to = Math.min(from + termMonths, horizonMonths);
            worth += survival * (annuity[to] - annuity[from]);
            from = to;
        }
        return worth;
    }
}
