package org.renewals.scoring.anomaly;

/**
 * From where on a month is anomalous, in %. Lower is stricter: it alerts sooner.
 *
 * @param t1 share of opening members suspended or gone
 * @param t2 fall of the minutes against the three months before
 * @param t3 share of members without activity
 */
public record Thresholds(double t1, double t2, double t3) {

    /**
     * @throws IllegalArgumentException if one is not above 0 and at most 100
     */
    public Thresholds {
        refuseOutside("T1", t1);
        refuseOutside("T2", t2);
        refuseOutside("T3", t3);
    }

    private static void refuseOutside(String name, double percent) {
        if (!(percent > 0 && percent <= 100)) {
            throw new IllegalArgumentException(name + " must be above 0 and at most 100 %, got " + percent);
        }
    }

    /** True if none of these is higher than its counterpart. */
    public boolean isWithin(Thresholds limits) {
        return t1 <= limits.t1 && t2 <= limits.t2 && t3 <= limits.t3;
    }

    /** The lower of each pair. */
    public Thresholds cappedAt(Thresholds limits) {
        return isWithin(limits)
                ? this
                : new Thresholds(Math.min(t1, limits.t1), Math.min(t2, limits.t2), Math.min(t3, limits.t3));
    }
}
