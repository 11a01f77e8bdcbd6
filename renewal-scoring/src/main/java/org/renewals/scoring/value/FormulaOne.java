package org.renewals.scoring.value;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.renewals.scoring.Versioned;

/**
 * One version of formula 1, the customer value (contract.md "customer value", requirements 5.5): (P0 − C0) + Σ R ÷ (1 +
 * r)ᵗ + (1 − x) · P1 ÷ (1 + r)ᴺ over the years t = 1 to N. It is a reconstruction: the original image is lost; what it
 * was said to do holds. Wherever a value is shown, {@link #RECONSTRUCTION} is shown with it.
 *
 * @param version name stored with every value
 * @param effectiveFrom first month computed with this version
 * @param usualDamage x where none is given, a ratio (R116)
 */
public record FormulaOne(String version, YearMonth effectiveFrom, BigDecimal usualDamage) implements Versioned {

    public static final FormulaOne STANDARD =
            new FormulaOne("formula-1", YearMonth.of(2000, 1), new BigDecimal("0.15"));

    /** Message key of the sentence that says what the formula is and is not. */
    public static final String RECONSTRUCTION = "score.formula.reconstruction";

    /** Far below a cent for any amount that fits the database. */
    private static final MathContext PRECISION = MathContext.DECIMAL128;

    /**
     * @throws IllegalArgumentException if the usual damage is not from 0 to 1
     */
    public FormulaOne {
        if (usualDamage.signum() < 0 || usualDamage.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException(
                    "The usual damage of version " + version + " must be from 0 to 1, got " + usualDamage);
        }
    }

    /** Parameters with the usual reputation damage; see {@link FormulaInputs} for the others and their errors. */
    public FormulaInputs inputs(
            BigDecimal firstPrice,
            BigDecimal firstCost,
            BigDecimal yearlyIncome,
            BigDecimal discountRate,
            int years,
            BigDecimal renewalPrice) {
        return new FormulaInputs(firstPrice, firstCost, yearlyIncome, discountRate, years, renewalPrice, usualDamage);
    }

    public FormulaValue value(FormulaInputs inputs) {
        BigDecimal growth = BigDecimal.ONE.add(inputs.discountRate());
        BigDecimal discounted = BigDecimal.ONE;
        List<BigDecimal> incomes = new ArrayList<>();
        for (int year = 1; year <= inputs.years(); year++) {
            discounted = discounted.divide(growth, PRECISION);
            incomes.add(inputs.yearlyIncome().multiply(discounted, PRECISION));
        }
        BigDecimal kept = BigDecimal.ONE.subtract(inputs.reputationDamage());
        return new FormulaValue(
                version,
                inputs,
                inputs.firstPrice().subtract(inputs.firstCost()),
                incomes,
                kept.multiply(inputs.renewalPrice()).multiply(discounted, PRECISION));
    }
}
