package org.renewals.scoring;

/**
 * How scores computed in binary floating point meet decimal thresholds and decimal columns.
 *
 * <p>Scores are compared unrounded, only freed of binary noise far below anything that is shown or stored: 70 made of
 * eleven parts must not count as 69.99999999999999. They are stored and shown with two decimals, half up.
 */
public final class Rounding {

    private static final double NOISE_PER_UNIT = 1e9;

    private static final double NOISE_IN_HUNDREDTHS = 1e-7;

    private Rounding() {}

    /** The value to nine decimals: what thresholds are compared with. NaN stays NaN. */
    public static double settled(double value) {
        return Math.rint(value * NOISE_PER_UNIT) / NOISE_PER_UNIT;
    }

    /**
     * The value in hundredths, half up (towards positive infinity), for instance 4.655 as 466.
     *
     * @param value a finite number
     */
    public static long hundredths(double value) {
        return (long) Math.floor(value * 100 + 0.5 + NOISE_IN_HUNDREDTHS);
    }

    /** The value with two decimals, half up. */
    public static double twoDecimals(double value) {
        return hundredths(value) / 100.0;
    }
}
