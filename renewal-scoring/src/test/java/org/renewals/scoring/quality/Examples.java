package org.renewals.scoring.quality;

import java.util.Arrays;
import java.util.Random;

/** Small and made-up forecasts. */
final class Examples {

    private Examples() {}

    /**
     * Contracts of 100 yuan a month.
     *
     * @param outcomes a character each, x for renewed
     */
    static Forecasts of(double[] probabilities, String outcomes) {
        double[] values = new double[probabilities.length];
        Arrays.fill(values, 100);
        return of(probabilities, outcomes, values);
    }

    static Forecasts of(double[] probabilities, String outcomes, double[] values) {
        boolean[] renewed = new boolean[outcomes.length()];
        for (int i = 0; i < renewed.length; i++) {
            renewed[i] = outcomes.charAt(i) == 'x';
        }
        return Forecasts.of(probabilities, renewed, values);
    }

    /** Probabilities evenly from 0 to 1 in shuffled order, the odd rows renewed. */
    static Forecasts graded(int rows) {
        double[] probabilities = new double[rows];
        boolean[] renewed = new boolean[rows];
        double[] values = new double[rows];
        for (int i = 0; i < rows; i++) {
            int at = i * 37 % rows;
            probabilities[at] = (i + 0.5) / rows;
            renewed[at] = i % 2 == 1;
            values[at] = 100 + i;
        }
        return Forecasts.of(probabilities, renewed, values);
    }

    /** Outcomes drawn with the stated probabilities, these then distorted on the log-odds scale. */
    static Forecasts drawn(long seed, int rows, double shift, double stretch) {
        Random random = new Random(seed);
        double[] stated = new double[rows];
        boolean[] renewed = new boolean[rows];
        double[] values = new double[rows];
        for (int i = 0; i < rows; i++) {
            double logOdds = 1 + 1.5 * random.nextGaussian();
            renewed[i] = random.nextDouble() < 1 / (1 + Math.exp(-logOdds));
            stated[i] = 1 / (1 + Math.exp(-(shift + stretch * logOdds)));
            values[i] = Math.exp(6 + random.nextGaussian());
        }
        return Forecasts.of(stated, renewed, values);
    }
}
