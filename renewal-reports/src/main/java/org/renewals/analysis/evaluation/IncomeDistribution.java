package org.renewals.analysis.evaluation;

import java.math.BigDecimal;
import java.util.List;
import org.renewals.analysis.Subject;
import org.renewals.analysis.figure.Metric;
import org.renewals.analysis.figure.Value;

/**
 * How a subject's total income lies over its customers (R065, R111).
 *
 * @param curve income of the largest customers that are at most 5, 10, … 100 % of all, yuan
 * @param bandCustomers customers of each of {@link #BAND_LIMITS}' bands, the first without income
 * @param bandIncome their income, yuan
 */
public record IncomeDistribution(
        Subject subject,
        long customers,
        List<BigDecimal> curve,
        List<Long> bandCustomers,
        List<BigDecimal> bandIncome) {

    /** Upper ends of the bands after the first and before the last, yuan a month. */
    public static final List<Integer> BAND_LIMITS = List.of(1_000, 5_000, 20_000, 80_000, 300_000);

    /** Percent from one point of the curve to the next. */
    public static final int STEP = 5;

    private static final int FIFTH = 20 / STEP - 1;

    public IncomeDistribution {
        curve = List.copyOf(curve);
        bandCustomers = List.copyOf(bandCustomers);
        bandIncome = List.copyOf(bandIncome);
    }

    /** Of the total at a point of the curve. */
    public Value share(int point) {
        return Value.share(Metric.TOP_FIFTH_SHARE, curve.get(point), curve.get(curve.size() - 1));
    }

    public Value topFifthShare() {
        return share(FIFTH);
    }

    public Value customersOf(int band) {
        return Value.of(Metric.BAND_CUSTOMERS, bandCustomers.get(band));
    }

    public Value incomeOf(int band) {
        return Value.of(Metric.BAND_INCOME, bandIncome.get(band));
    }
}
