package org.renewals.scoring.value;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * A customer value by formula 1, term by term; yuan, not rounded.
 *
 * @param version name of the formula it was computed with
 * @param entry P0 − C0
 * @param incomes R ÷ (1 + r)ᵗ for each year from the first
 * @param renewal (1 − x) · P1 ÷ (1 + r)ᴺ
 */
public record FormulaValue(
        String version, FormulaInputs inputs, BigDecimal entry, List<BigDecimal> incomes, BigDecimal renewal) {

    public FormulaValue {
        incomes = List.copyOf(incomes);
    }

    /** The sum of the terms, to the cent, half up. */
    public BigDecimal total() {
        return incomes.stream().reduce(entry.add(renewal), BigDecimal::add).setScale(2, RoundingMode.HALF_UP);
    }
}
