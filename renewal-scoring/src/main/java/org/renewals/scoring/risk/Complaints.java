package org.renewals.scoring.risk;

/**
 * A customer's complaints of the last 90 days.
 *
 * @param received how many were received
 * @param overdue how many of them waited longer than 24 hours for the first reply, or still wait
 */
public record Complaints(int received, int overdue) {

    public static final Complaints NONE = new Complaints(0, 0);

    public Complaints {
        if (overdue < 0 || overdue > received) {
            throw new IllegalArgumentException(
                    "Overdue complaints must be between 0 and the " + received + " received, got " + overdue);
        }
    }
}
