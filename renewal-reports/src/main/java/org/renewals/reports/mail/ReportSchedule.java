package org.renewals.reports.mail;

import java.time.Instant;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When the monthly reports leave: a month's reports on a day of the month after it.
 *
 * @param dayOfMonth 1 to 28, so that every month has it
 * @param time in the business zone
 * @param firstMonth the first month that leaves by schedule; null if it was never switched on
 * @param holdUnknown whether a message of which nobody knows whether it arrived waits for a person; otherwise it is tried
 *     once more
 * @param version for saving what was read
 */
public record ReportSchedule(
        boolean enabled,
        int dayOfMonth,
        LocalTime time,
        @Nullable YearMonth firstMonth,
        boolean holdUnknown,
        int version) {

    public ReportSchedule {
        Objects.requireNonNull(time);
        if (dayOfMonth < 1 || dayOfMonth > 28) {
            throw new IllegalArgumentException("day " + dayOfMonth + " of the month; 1 to 28 are accepted");
        }
    }

    /** When the reports of a month are due. */
    public Instant dueAt(YearMonth month, ZoneId zone) {
        return month.plusMonths(1).atDay(dayOfMonth).atTime(time).atZone(zone).toInstant();
    }

    /** The month whose reports are due next; that moment lies after {@code now}. */
    public YearMonth nextMonth(Instant now, ZoneId zone) {
        YearMonth month = YearMonth.from(now.atZone(zone)).minusMonths(1);
        return dueAt(month, zone).isAfter(now) ? month : month.plusMonths(1);
    }

    /** Every month that has fallen due since the schedule was switched on, oldest first. */
    List<YearMonth> due(Instant now, ZoneId zone) {
        List<YearMonth> months = new ArrayList<>();
        if (enabled && firstMonth != null) {
            for (YearMonth month = firstMonth; !dueAt(month, zone).isAfter(now); month = month.plusMonths(1)) {
                months.add(month);
            }
        }
        return months;
    }
}
