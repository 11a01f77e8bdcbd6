package org.renewals.reports.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.renewals.shared.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The schedule of the monthly reports; there is one. Read and changed by province and administrators. */
@Repository
public class ReportSchedules {

    private final JdbcClient jdbc;
    private final Clock clock;

    ReportSchedules(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public ReportSchedule get() {
        return jdbc.sql("select * from report_schedule")
                .query((row, number) -> read(row))
                .single();
    }

    /**
     * Saves the schedule. Switched on, it begins with the month due next: what was due while it was off stays unsent.
     *
     * @param version of the schedule that was changed
     * @throws Refused if the day or time cannot be, or somebody else changed the schedule meanwhile
     */
    @Transactional
    public void save(boolean enabled, int dayOfMonth, LocalTime time, boolean holdUnknown, int version) {
        if (dayOfMonth < 1 || dayOfMonth > 28) {
            throw new Refused("delivery.day-of-month", dayOfMonth);
        }
        ReportSchedule before = get();
        ReportSchedule after = new ReportSchedule(enabled, dayOfMonth, time, before.firstMonth(), holdUnknown, version);
        YearMonth firstMonth =
                enabled && !before.enabled() ? after.nextMonth(clock.instant(), clock.getZone()) : before.firstMonth();
        int changed = jdbc.sql("""
                        update report_schedule
                        set enabled = :enabled, day_of_month = :day, at_time = :time, first_month = :first,
                            unknown = :unknown, version = version + 1
                        where version = :version
                        """)
                .param("enabled", enabled)
                .param("day", dayOfMonth)
                .param("time", time)
                .param("first", firstMonth == null ? null : firstMonth.atDay(1))
                .param("unknown", holdUnknown ? "hold" : "retry")
                .param("version", version)
                .update();
        if (changed == 0) {
            throw new Refused("delivery.schedule-changed");
        }
    }

    private static ReportSchedule read(ResultSet row) throws SQLException {
        return new ReportSchedule(
                row.getBoolean("enabled"),
                row.getInt("day_of_month"),
                row.getObject("at_time", LocalTime.class),
                month(row.getObject("first_month", LocalDate.class)),
                row.getString("unknown").equals("hold"),
                row.getInt("version"));
    }

    private static @Nullable YearMonth month(@Nullable LocalDate firstDay) {
        return firstDay == null ? null : YearMonth.from(firstDay);
    }
}
