package org.renewals.scoring.anomaly;

/**
 * The steps thresholds are set in: half percents from 0.5 to 100. Halves are exact in binary, so a measured value that reaches
 * as many steps as a threshold has meets that threshold, and no other does.
 */
public final class ThresholdSteps {

    /** Least threshold and distance of one to the next, in %. */
    public static final double STEP = 0.5;

    /** Steps of the highest threshold. */
    public static final int MOST = 200;

    /** What reaches every threshold, and would reach one beyond. */
    static final int WHATEVER = MOST + 1;

    private ThresholdSteps() {}

    /** Whether a threshold can be set. */
    public static boolean isStep(double threshold) {
        return threshold >= STEP && threshold <= MOST * STEP && threshold / STEP == Math.rint(threshold / STEP);
    }

    /**
     * The steps a threshold has.
     *
     * @throws IllegalArgumentException if it cannot be set
     */
    public static int of(double threshold) {
        if (!isStep(threshold)) {
            throw new IllegalArgumentException("Thresholds go from " + STEP + " to " + MOST * STEP + " % in steps of "
                    + STEP + ", got " + threshold);
        }
        return (int) (threshold / STEP);
    }

    /** The steps of the highest threshold that a value in % meets; 0 if it meets none or is not known. */
    static int reached(double value) {
        return Double.isNaN(value) ? 0 : (int) Math.max(0, Math.min(MOST, Math.floor(value / STEP)));
    }
}
