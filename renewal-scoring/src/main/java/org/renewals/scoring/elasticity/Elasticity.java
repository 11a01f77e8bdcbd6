package org.renewals.scoring.elasticity;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The elasticity of an income between two months. Changes are arc changes: the difference ÷ the mean of both months, a
 * ratio, so that both directions give the same elasticity.
 *
 * @param income elasticity of income, E = change of income ÷ change of price; NaN if not applicable
 * @param quantity elasticity of quantity, change of quantity ÷ change of price; NaN if not applicable
 * @param incomeChange change of R; NaN if a month has no price
 * @param priceChange change of P = R ÷ Q; NaN if a month has no price
 * @param quantityChange change of Q; NaN if a month has no price
 * @param notApplicable why there is no elasticity, or null if there is one
 */
public record Elasticity(
        double income,
        double quantity,
        double incomeChange,
        double priceChange,
        double quantityChange,
        @Nullable NotApplicable notApplicable) {

    static Elasticity none(NotApplicable reason) {
        return new Elasticity(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, reason);
    }

    public boolean isApplicable() {
        return notApplicable == null;
    }

    /** Empty if not applicable. */
    public Optional<Reading> reading() {
        return isApplicable() ? Optional.of(Reading.of(income)) : Optional.empty();
    }
}
