package org.renewals.scoring.anomaly;

/**
 * What is known of one customer's members in a month; NaN where it is not.
 *
 * @param openingMembers members at the month's beginning
 * @param affectedMembers members suspended, stopped for arrears, pre-cancelled or cancelled in the month
 * @param shareBefore {@link #affectedShare} of the month before, in %
 * @param minutes minutes of all members in the month
 * @param minutesBefore mean of the minutes of the three months before; not known if one of them is not
 * @param members members at the month's end
 * @param inactiveMembers those of them without any call, message or data
 */
public record AnomalyInputs(
        double openingMembers,
        double affectedMembers,
        double shareBefore,
        double minutes,
        double minutesBefore,
        double members,
        double inactiveMembers) {

    private static final int VALUES = 7;

    /** In % of opening members; NaN if it is not known or there were none. */
    public double affectedShare() {
        return percent(affectedMembers, openingMembers);
    }

    /** In % of members; NaN if it is not known or there are none. */
    public double inactiveShare() {
        return percent(inactiveMembers, members);
    }

    /** How far the minutes lie below those before, in %, negative if above; NaN if it is not known. */
    public double decline() {
        return percent(minutesBefore - minutes, minutesBefore);
    }

    /** False if no sign of an anomaly can be told. */
    public boolean isKnown() {
        return !(Double.isNaN(affectedShare()) && Double.isNaN(decline()) && Double.isNaN(inactiveShare()));
    }

    /** The seven values in the order above. */
    public double[] values() {
        return new double[] {
            openingMembers, affectedMembers, shareBefore, minutes, minutesBefore, members, inactiveMembers
        };
    }

    /**
     * The inputs that gave these {@link #values}.
     *
     * @throws IllegalArgumentException if there are not seven
     */
    public static AnomalyInputs of(double... values) {
        if (values.length != VALUES) {
            throw new IllegalArgumentException("The anomalies take 7 inputs, got " + values.length);
        }
        return new AnomalyInputs(values[0], values[1], values[2], values[3], values[4], values[5], values[6]);
    }

    private static double percent(double part, double whole) {
        return whole > 0 ? 100 * part / whole : Double.NaN;
    }
}
