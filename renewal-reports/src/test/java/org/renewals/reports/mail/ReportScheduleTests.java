package org.renewals.reports.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportScheduleTests {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @ParameterizedTest
    @CsvSource({
        "2026-10, 8, 08:00, 2026-11-08T00:00:00Z",
        // the day in Shanghai, which is still the day before in UTC
        "2026-12, 1, 00:00, 2026-12-31T16:00:00Z",
        "2028-01, 28, 23:59:59.999999, 2028-02-28T15:59:59.999999Z",
        "2027-01, 28, 12:00, 2027-02-28T04:00:00Z",
    })
    void aMonthIsDueOnADayOfTheNextInTheBusinessZone(YearMonth month, int day, LocalTime time, Instant due) {
        assertThat(schedule(true, day, time, month).dueAt(month, SHANGHAI)).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-08T07:59:59, 2026-10",
        "2026-11-08T08:00:00, 2026-11",
        "2026-12-31T23:59:59, 2026-12",
        "2027-01-01T00:00:00, 2026-12",
        "2028-02-29T12:00:00, 2028-02",
    })
    void theNextMonthIsTheOneNotYetDue(LocalDateTime now, YearMonth next) {
        assertThat(schedule(true, 8, LocalTime.of(8, 0), YearMonth.of(2026, 1)).nextMonth(at(now), SHANGHAI))
                .isEqualTo(next);
    }

    @Test
    void everyMonthMissedIsDueOldestFirst() {
        assertThat(schedule(true, 8, LocalTime.of(8, 0), YearMonth.of(2026, 10))
                        .due(at(LocalDateTime.of(2027, 2, 8, 8, 0)), SHANGHAI))
                .containsExactly(
                        YearMonth.of(2026, 10), YearMonth.of(2026, 11), YearMonth.of(2026, 12), YearMonth.of(2027, 1));
    }

    @Test
    void nothingIsDueWhileItIsOff() {
        assertThat(schedule(false, 8, LocalTime.NOON, YearMonth.of(2026, 1))
                        .due(at(LocalDateTime.of(2027, 1, 1, 0, 0)), SHANGHAI))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0", "29", "31"})
    void aDayThatSomeMonthsLackIsRefused(int day) {
        assertThatThrownBy(() -> schedule(true, day, LocalTime.NOON, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 to 28");
    }

    private static Instant at(LocalDateTime time) {
        return time.atZone(SHANGHAI).toInstant();
    }

    private static ReportSchedule schedule(boolean enabled, int day, LocalTime time, @Nullable YearMonth first) {
        return new ReportSchedule(enabled, day, time, first, false, 0);
    }
}
