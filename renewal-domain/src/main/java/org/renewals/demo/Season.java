package org.renewals.demo;

import java.time.LocalDate;

/** How the months of the year differ: factors around 1 by month, and the Spring Festival, which moves. */
enum Season {
    FLAT(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1),
    /** Personal bills: a little less in short and quiet months. */
    BILLS(0.995, 0.962, 1.012, 0.998, 1.010, 0.997, 1.012, 1.018, 1.006, 1.012, 0.988, 1.028),
    CALLS(0.99, 0.96, 1.01, 1.01, 1.01, 1.00, 0.99, 0.99, 1.01, 0.98, 1.02, 1.03),
    /** School messaging rests in the holidays. */
    SCHOOL(0.95, 0.80, 1.05, 1.05, 1.05, 1.02, 0.72, 0.75, 1.10, 1.05, 1.05, 1.03),
    /** Greetings and settlements at the end of the year. */
    MESSAGES(1.10, 1.03, 0.97, 0.97, 0.98, 1.00, 0.98, 0.97, 1.01, 0.99, 1.02, 1.10),
    FARM(0.90, 0.95, 1.05, 1.10, 1.06, 1.02, 0.98, 0.97, 1.06, 1.08, 0.96, 0.88);

    private static final int HOLIDAY_DAYS_BEFORE = 4;
    private static final int HOLIDAY_DAYS = 15;

    @SuppressWarnings("ImmutableEnumChecker") // written by the constructor only
    private final double[] factors;

    Season(double... factors) {
        this.factors = factors;
    }

    /** The factor of a month, 1 to 12. */
    double factor(int month) {
        return factors[month - 1];
    }

    /** The part of the Spring Festival holiday that lies in the month, from 0 to 1. */
    static double festivalShare(LocalDate firstOfMonth) {
        LocalDate festival = springFestival(firstOfMonth.getYear());
        int days = 0;
        for (int day = 0; day < HOLIDAY_DAYS; day++) {
            LocalDate holiday = festival.plusDays(day - (long) HOLIDAY_DAYS_BEFORE);
            if (holiday.getMonthValue() == firstOfMonth.getMonthValue()
                    && holiday.getYear() == firstOfMonth.getYear()) {
                days++;
            }
        }
        return (double) days / HOLIDAY_DAYS;
    }

    /**
     * The first day of the Chinese year, right to a day or so: the first mean new moon from 21 January on, Beijing
     * time. The true new moon is up to 14 hours away from the mean one, which does not matter for monthly facts.
     */
    static LocalDate springFestival(int year) {
        double newMoonOfJanuary2000 = 5 + 18.234 / 24 + 8.0 / 24;
        double synodicMonth = 29.530588861;
        LocalDate january2000 = LocalDate.of(2000, 1, 1);
        long earliest = LocalDate.of(year, 1, 21).toEpochDay() - january2000.toEpochDay();
        long moons = (long) Math.ceil((earliest - newMoonOfJanuary2000) / synodicMonth);
        return january2000.plusDays((long) Math.floor(newMoonOfJanuary2000 + moons * synodicMonth));
    }
}
