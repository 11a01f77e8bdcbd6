package org.renewals.scoring.risk;

import org.jspecify.annotations.Nullable;

/**
 * What is known of one customer at the end of a month. Null means not known: it gives no points and the reason says so.
 *
 * @param health health score, 0 to 100
 * @param incomeChange change of total income over three months as a ratio: −0.2 is 20 % less
 * @param memberChurn members who left in the month ÷ mean of opening and closing members, a ratio
 * @param openAnomaly whether an anomaly alert is open
 * @param complaints complaints of the last 90 days
 * @param monthsInArrears months in a row, up to this one, with arrears
 * @param keyContactChanged whether the decision maker changed
 * @param competitorContact whether a competitor is known to be in touch
 * @param daysWithoutContact days since the last recorded contact
 */
public record RiskInputs(
        @Nullable Double health,
        @Nullable Double incomeChange,
        @Nullable Double memberChurn,
        @Nullable Boolean openAnomaly,
        @Nullable Complaints complaints,
        @Nullable Integer monthsInArrears,
        @Nullable Boolean keyContactChanged,
        @Nullable Boolean competitorContact,
        @Nullable Integer daysWithoutContact) {

    private static final int VALUES = 10;

    /** The ten values in the order above, complaints as received and overdue, a truth as 1 or 0; NaN where not known. */
    public double[] values() {
        return new double[] {
            value(health),
            value(incomeChange),
            value(memberChurn),
            value(openAnomaly),
            complaints == null ? Double.NaN : complaints.received(),
            complaints == null ? Double.NaN : complaints.overdue(),
            value(monthsInArrears),
            value(keyContactChanged),
            value(competitorContact),
            value(daysWithoutContact)
        };
    }

    /**
     * The inputs that gave these {@link #values}.
     *
     * @throws IllegalArgumentException if there are not ten
     */
    public static RiskInputs of(double... values) {
        if (values.length != VALUES) {
            throw new IllegalArgumentException("The risk points take 10 inputs, got " + values.length);
        }
        boolean complaintsKnown = !Double.isNaN(values[4]) && !Double.isNaN(values[5]);
        return new RiskInputs(
                number(values[0]),
                number(values[1]),
                number(values[2]),
                truth(values[3]),
                complaintsKnown ? new Complaints((int) values[4], (int) values[5]) : null,
                count(values[6]),
                truth(values[7]),
                truth(values[8]),
                count(values[9]));
    }

    private static double value(@Nullable Number number) {
        return number == null ? Double.NaN : number.doubleValue();
    }

    private static double value(@Nullable Boolean truth) {
        if (truth == null) {
            return Double.NaN;
        }
        return truth ? 1 : 0;
    }

    private static @Nullable Double number(double value) {
        return Double.isNaN(value) ? null : value;
    }

    private static @Nullable Integer count(double value) {
        return Double.isNaN(value) ? null : (int) value;
    }

    private static @Nullable Boolean truth(double value) {
        return Double.isNaN(value) ? null : value != 0;
    }
}
