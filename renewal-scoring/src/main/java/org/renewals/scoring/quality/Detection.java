package org.renewals.scoring.quality;

/**
 * How well losses are found by an alarm for every contract whose renewal is less likely than a threshold.
 *
 * @param alarms contracts below the threshold
 * @param caught of these, lost
 * @param lost of all contracts
 */
public record Detection(int alarms, int caught, int lost) {

    public static Detection below(double threshold, Forecasts forecasts) {
        int alarms = 0;
        int caught = 0;
        for (int row = 0; row < forecasts.size(); row++) {
            if (forecasts.probability(row) < threshold) {
                alarms++;
                caught += forecasts.isRenewed(row) ? 0 : 1;
            }
        }
        return new Detection(alarms, caught, forecasts.lost());
    }

    /** Share of the alarms that were right; NaN without an alarm. */
    public double precision() {
        return caught / (double) alarms;
    }

    /** Share of the losses that had been announced; NaN without a loss. */
    public double recall() {
        return caught / (double) lost;
    }

    /** Harmonic mean of precision and recall; NaN without an alarm and a loss. */
    public double f1() {
        return 2.0 * caught / (alarms + lost);
    }
}
