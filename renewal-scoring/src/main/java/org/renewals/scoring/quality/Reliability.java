package org.renewals.scoring.quality;

import java.util.ArrayList;
import java.util.List;

/**
 * What was said beside what came of it: bins of about equally many contracts, least likely renewal first. Equal probabilities
 * are never put into different bins, so that a bin can be larger than others and there can be fewer than ten.
 */
public record Reliability(List<Bin> bins) {

    private static final int BINS = 10;

    public Reliability {
        bins = List.copyOf(bins);
    }

    /**
     * @param stated mean probability
     * @param renewed how many of the contracts were
     */
    public record Bin(int contracts, double stated, int renewed) {

        public double observed() {
            return renewed / (double) contracts;
        }
    }

    public static Reliability of(Forecasts forecasts) {
        List<Bin> bins = new ArrayList<>();
        int from = 0;
        for (int bin = 1; bin <= BINS; bin++) {
            int cut = (int) ((long) bin * forecasts.size() / BINS);
            if (cut > from) {
                int to = forecasts.endOfTie(cut - 1);
                double stated = 0;
                for (int row = from; row < to; row++) {
                    stated += forecasts.probability(row);
                }
                bins.add(new Bin(to - from, stated / (to - from), forecasts.renewedBetween(from, to)));
                from = to;
            }
        }
        return new Reliability(bins);
    }

    /** By tenths of the scale: 0 to under 10 %, …, 90 to 100 %; a tenth can be empty. */
    public static List<Bin> byTenths(Forecasts forecasts) {
        int[] contracts = new int[BINS];
        int[] renewed = new int[BINS];
        double[] stated = new double[BINS];
        for (int row = 0; row < forecasts.size(); row++) {
            int tenth = Math.min(BINS - 1, (int) (forecasts.probability(row) * BINS));
            contracts[tenth]++;
            renewed[tenth] += forecasts.isRenewed(row) ? 1 : 0;
            stated[tenth] += forecasts.probability(row);
        }
        List<Bin> tenths = new ArrayList<>();
        for (int tenth = 0; tenth < BINS; tenth++) {
            tenths.add(new Bin(contracts[tenth], stated[tenth] / contracts[tenth], renewed[tenth]));
        }
        return tenths;
    }
}
