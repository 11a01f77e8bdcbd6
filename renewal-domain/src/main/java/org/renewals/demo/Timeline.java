package org.renewals.demo;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * The simulated months, counted from 0; the last one is the as-of month. The files show only the later part: contracts
 * from {@link #historyStart} on, events from {@link #firstEventMonth} on, monthly facts from {@link #firstFactMonth}
 * on. The earlier part exists so that every shown contract was decided on facts of the same process.
 */
final class Timeline {

    /** Years of closed contracts that are shown even where fewer months of facts are asked for. */
    private static final int LEAST_HISTORY = 48;

    /** Complaints, visits and surveys reach back this much further than the monthly facts. */
    private static final int EVENT_LEAD = 12;

    /** Longest notice before the end of a contract plus the longest look-back of a fact, in months. */
    private static final int WARM_UP = 16;

    final int months;
    final int firstFactMonth;
    final int firstEventMonth;
    final LocalDate historyStart;
    /** The last day about which anything is known. */
    final LocalDate lastDay;

    private final YearMonth first;
    private final LocalDate[] firstDays;
    private final Map<Season, double[]> seasons = new EnumMap<>(Season.class);
    private final double[] festival;

    Timeline(YearMonth asOf, int factMonths) {
        int history = Math.max(LEAST_HISTORY, factMonths + EVENT_LEAD);
        months = history + WARM_UP;
        firstFactMonth = months - factMonths;
        firstEventMonth = firstFactMonth - EVENT_LEAD;
        first = asOf.minusMonths(months - 1L);
        historyStart = first.plusMonths(WARM_UP).atDay(1);
        lastDay = asOf.atEndOfMonth();
        firstDays = new LocalDate[months];
        festival = new double[months];
        for (int month = 0; month < months; month++) {
            firstDays[month] = first.plusMonths(month).atDay(1);
            festival[month] = Season.festivalShare(firstDays[month]);
        }
        for (Season season : Season.values()) {
            double[] factors = new double[months];
            for (int month = 0; month < months; month++) {
                factors[month] = season.factor(firstDays[month].getMonthValue());
            }
            seasons.put(season, factors);
        }
    }

    int last() {
        return months - 1;
    }

    LocalDate firstDay(int month) {
        return firstDays[month];
    }

    int year(int month) {
        return firstDays[month].getYear();
    }

    int monthOfYear(int month) {
        return firstDays[month].getMonthValue();
    }

    int lengthOfMonth(int month) {
        return firstDays[month].lengthOfMonth();
    }

    /** The number of the month in which the day lies; negative before the first, beyond {@link #last} after the end. */
    int monthOf(LocalDate day) {
        return (day.getYear() - first.getYear()) * 12 + day.getMonthValue() - first.getMonthValue();
    }

    /** Whole months from the day to the end of the month. */
    long monthsSince(LocalDate day, int month) {
        return ChronoUnit.MONTHS.between(day, firstDays[month].plusMonths(1));
    }

    double season(Season season, int month) {
        return Objects.requireNonNull(seasons.get(season))[month];
    }

    /** The part of the Spring Festival holiday in the month, from 0 to 1. */
    double festival(int month) {
        return festival[month];
    }
}
