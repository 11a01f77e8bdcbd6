package org.renewals.scoring.value;

import java.math.BigDecimal;
import org.renewals.shared.Refused;

/**
 * The parameters of formula 1 (R115, R116); amounts in yuan, rates as ratios.
 *
 * @param firstPrice P0, price of the first purchase, not negative
 * @param firstCost C0, cost of winning the customer, not negative
 * @param yearlyIncome R, income of a year net of the cost of serving the customer; may be negative
 * @param discountRate r, yearly, from 0 to 1
 * @param years N, years the relation lasts, from 0 to 50
 * @param renewalPrice P1, price of the purchase at the end of the years, not negative
 * @param reputationDamage x, the part of that price lost to a damaged reputation, from 0 to 1
 */
public record FormulaInputs(
        BigDecimal firstPrice,
        BigDecimal firstCost,
        BigDecimal yearlyIncome,
        BigDecimal discountRate,
        int years,
        BigDecimal renewalPrice,
        BigDecimal reputationDamage) {

    /** A relation of a lifetime; more years change nothing that could be known today. */
    public static final int MOST_YEARS = 50;

    /**
     * @throws Refused if a parameter lies outside its range
     */
    public FormulaInputs {
        refuseNegative("P0", firstPrice);
        refuseNegative("C0", firstCost);
        refuseNegative("P1", renewalPrice);
        refuseOutsideOne("r", discountRate);
        refuseOutsideOne("x", reputationDamage);
        if (years < 0 || years > MOST_YEARS) {
            throw new Refused("score.formula.years-outside", years, MOST_YEARS);
        }
    }

    private static void refuseNegative(String name, BigDecimal amount) {
        if (amount.signum() < 0) {
            throw new Refused("score.formula.amount-negative", name, amount);
        }
    }

    private static void refuseOutsideOne(String name, BigDecimal ratio) {
        if (ratio.signum() < 0 || ratio.compareTo(BigDecimal.ONE) > 0) {
            throw new Refused("score.formula.ratio-outside", name, ratio);
        }
    }
}
