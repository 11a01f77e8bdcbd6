package org.renewals.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeasonTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2004-01-22",
                "2012-01-23",
                "2015-02-19",
                "2020-01-25",
                "2023-01-22",
                "2024-02-10",
                "2025-01-29",
                "2026-02-17",
                "2027-02-06",
                "2028-01-26",
                "2030-02-03",
                "2033-01-31",
                "2034-02-19"
            })
    void findsTheSpringFestivalToTheDayOrSo(LocalDate festival) {
        LocalDate found = Season.springFestival(festival.getYear());
        assertThat(Math.abs(ChronoUnit.DAYS.between(festival, found))).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {2020, 2023, 2024, 2026, 2030})
    void sharesTheHolidayAmongTheMonthsOfTheYear(int year) {
        double sum = 0;
        for (int month = 1; month <= 12; month++) {
            sum += Season.festivalShare(LocalDate.of(year, month, 1));
        }
        assertThat(sum).isBetween(0.999, 1.001);
        assertThat(Season.festivalShare(LocalDate.of(year, 5, 1))).isZero();
    }
}
