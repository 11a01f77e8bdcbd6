package org.renewals.scoring.elasticity;

import java.time.YearMonth;
import java.util.Collection;
import org.renewals.scoring.Reason;
import org.renewals.scoring.Rounding;
import org.renewals.scoring.Versioned;

/**
 * One version of the price elasticity of income (contract.md "elasticity", requirements 5.4): arc %ΔR ÷ arc %ΔP, with
 * P = R ÷ Q.
 *
 * @param version name stored with every elasticity
 * @param effectiveFrom first month computed with this version
 * @param leastPriceChange arc change of the price, a positive ratio, below which there is no elasticity
 */
public record ElasticityRules(String version, YearMonth effectiveFrom, double leastPriceChange) implements Versioned {

    public static final ElasticityRules STANDARD = new ElasticityRules("elasticity-1", YearMonth.of(2000, 1), 0.02);

    /**
     * @throws IllegalArgumentException if the least change of the price is not above 0 and below 2, where arc changes end
     */
    public ElasticityRules {
        if (!(leastPriceChange > 0 && leastPriceChange < 2)) {
            throw new IllegalArgumentException("The least change of the price in version " + version
                    + " must be above 0 and below 2, got " + leastPriceChange);
        }
    }

    /**
     * The elasticity between two months of one customer or of sums; NaN stands for a figure that is not known. Units do
     * not matter as long as both months share them.
     *
     * @param incomeBefore R of the month before
     * @param quantityBefore Q of the month before
     * @param income R of the month
     * @param quantity Q of the month
     */
    public Elasticity between(double incomeBefore, double quantityBefore, double income, double quantity) {
        if (Double.isNaN(incomeBefore + quantityBefore + income + quantity)) {
            return Elasticity.none(NotApplicable.NOT_KNOWN);
        }
        if (incomeBefore <= 0 || income <= 0) {
            return Elasticity.none(NotApplicable.NO_INCOME);
        }
        if (quantityBefore <= 0 || quantity <= 0) {
            return Elasticity.none(NotApplicable.NO_QUANTITY);
        }
        double incomeChange = arcChange(incomeBefore, income);
        double priceChange = arcChange(incomeBefore / quantityBefore, income / quantity);
        double quantityChange = arcChange(quantityBefore, quantity);
        if (Rounding.settled(Math.abs(priceChange)) < leastPriceChange) {
            return new Elasticity(
                    Double.NaN, Double.NaN, incomeChange, priceChange, quantityChange, NotApplicable.STEADY_PRICE);
        }
        return new Elasticity(
                Rounding.settled(incomeChange / priceChange),
                Rounding.settled(quantityChange / priceChange),
                incomeChange,
                priceChange,
                quantityChange,
                null);
    }

    /** The elasticity of many customers together, of their summed incomes and quantities. */
    public Elasticity ofSums(Collection<Turnover> before, Collection<Turnover> now) {
        return between(Turnover.sum(before), Turnover.sum(now));
    }

    public Elasticity between(Turnover before, Turnover now) {
        return between(
                before.income().doubleValue(),
                before.quantity().doubleValue(),
                now.income().doubleValue(),
                now.quantity().doubleValue());
    }

    /** The elasticity, or why there is none, as one sentence with its numbers. */
    public Reason explain(Elasticity elasticity) {
        NotApplicable none = elasticity.notApplicable();
        if (none == null) {
            return Reason.of(
                    Reading.of(elasticity.income()).key() + ".reason",
                    elasticity.income(),
                    elasticity.incomeChange(),
                    elasticity.priceChange());
        }
        return none == NotApplicable.STEADY_PRICE
                ? Reason.of(none.key(), elasticity.priceChange(), leastPriceChange)
                : Reason.of(none.key());
    }

    private static double arcChange(double before, double now) {
        return (now - before) / ((now + before) / 2);
    }
}
