package org.renewals.scoring.quality;

/**
 * How near the sums forecast came (contract.md "forecast accuracy, bias").
 *
 * @param accuracy 1 − Σ|F − A| ÷ ΣA; below 0 where the errors exceed what there was
 * @param bias (ΣF − ΣA) ÷ ΣA; above 0 where too much was promised
 */
public record ForecastAccuracy(double accuracy, double bias) {

    /**
     * @param forecast F, a sum per period
     * @param actual A, of the same periods, not negative
     * @return NaN in both if nothing was actual
     */
    public static ForecastAccuracy of(double[] forecast, double[] actual) {
        if (forecast.length != actual.length) {
            throw new IllegalArgumentException(forecast.length + " forecasts of " + actual.length + " periods");
        }
        double off = 0;
        double difference = 0;
        double sum = 0;
        for (int period = 0; period < actual.length; period++) {
            off += Math.abs(forecast[period] - actual[period]);
            difference += forecast[period] - actual[period];
            sum += actual[period];
        }
        return sum == 0
                ? new ForecastAccuracy(Double.NaN, Double.NaN)
                : new ForecastAccuracy(1 - off / sum, difference / sum);
    }
}
