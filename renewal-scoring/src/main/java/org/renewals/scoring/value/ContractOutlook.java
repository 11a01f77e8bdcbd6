package org.renewals.scoring.value;

/**
 * What is expected of one contract.
 *
 * @param monthlyValue yuan a month
 * @param monthlyCost yuan a month, or NaN if it is not known
 * @param monthsLeft whole months until it is due, 0 if it ends with this month
 * @param likelihood of each renewal, 0 to 1
 * @param termMonths months of each renewed term, at least 1
 */
public record ContractOutlook(
        double monthlyValue, double monthlyCost, int monthsLeft, double likelihood, int termMonths) {

    /**
     * @throws IllegalArgumentException if the months, the likelihood or the term lie outside their range
     */
    public ContractOutlook {
        if (monthsLeft < 0) {
            throw new IllegalArgumentException("The months left must not be negative, got " + monthsLeft);
        }
        if (!(likelihood >= 0 && likelihood <= 1)) {
            throw new IllegalArgumentException("The likelihood of a renewal must be from 0 to 1, got " + likelihood);
        }
        if (termMonths < 1) {
            throw new IllegalArgumentException("A renewed term must last at least a month, got " + termMonths);
        }
    }

    public boolean isCostKnown() {
        return !Double.isNaN(monthlyCost);
    }

    /** Yuan a month: value less cost, or the value where the cost is not known. */
    double monthlyMargin() {
        return isCostKnown() ? monthlyValue - monthlyCost : monthlyValue;
    }
}
