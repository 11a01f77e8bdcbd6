package org.renewals.scoring.tier;

/** How much an income varies: its variation coefficient over six months (requirements 5.1, R007). */
public final class IncomeVariation {

    /** Months the coefficient is made of; with fewer it is not known. */
    public static final int MONTHS = 6;

    private IncomeVariation() {}

    /**
     * Standard deviation ÷ mean; the six months are the whole population, so the deviation divides by six.
     *
     * @param incomes total income of the last six months in any order, yuan; NaN for a month without figures
     * @return 0 for a constant income; NaN if a month is missing or the mean is not above 0
     * @throws IllegalArgumentException if there are not six months
     */
    public static double coefficient(double... incomes) {
        if (incomes.length != MONTHS) {
            throw new IllegalArgumentException(
                    "The income variation takes " + MONTHS + " months, got " + incomes.length);
        }
        double sum = 0;
        for (double income : incomes) {
            sum += income;
        }
        double mean = sum / MONTHS;
        if (!(mean > 0)) {
            return Double.NaN;
        }
        double squares = 0;
        for (double income : incomes) {
            squares += (income - mean) * (income - mean);
        }
        return Math.sqrt(squares / MONTHS) / mean;
    }
}
