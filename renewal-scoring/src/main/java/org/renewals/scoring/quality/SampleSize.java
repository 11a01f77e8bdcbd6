package org.renewals.scoring.quality;

/**
 * How many contracts each of two groups, drawn by lot, needs for a trial to show that an offer changes a rate: two-sided
 * comparison of two proportions at a significance of 5 % and a power of 80 % (requirements 5.7, A/B).
 */
public final class SampleSize {

    /** In %; how often chance alone may look like an effect. */
    public static final int SIGNIFICANCE = 5;

    /** In %; how often the effect is seen where it is there. */
    public static final int POWER = 80;

    /** Standard normal quantiles of 1 − 0.05 ÷ 2 and of 0.8. */
    private static final double TWO_SIDED = 1.959963984540054;

    private static final double SEEN = 0.8416212335729143;

    private SampleSize() {}

    /**
     * @param without rate expected without the offer, 0 to 1
     * @param with rate it is to be told from, 0 to 1
     * @throws IllegalArgumentException if the two are equal or no rates
     */
    public static long perGroup(double without, double with) {
        if (!(without >= 0 && without <= 1 && with >= 0 && with <= 1) || without == with) {
            throw new IllegalArgumentException("Two different rates are needed, got " + without + " and " + with);
        }
        double mean = (without + with) / 2;
        double spread = TWO_SIDED * Math.sqrt(2 * mean * (1 - mean))
                + SEEN * Math.sqrt(without * (1 - without) + with * (1 - with));
        return (long) Math.ceil(spread * spread / ((without - with) * (without - with)));
    }
}
