package org.renewals.scoring.run;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;

/** The month of a run and the moments that follow from it. Nothing later than its end may enter its assessments. */
record RunPeriod(YearMonth month, ZoneId zone) {

    private static final int COMPLAINT_DAYS = 90;

    LocalDate firstDay() {
        return month.atDay(1);
    }

    LocalDate lastDay() {
        return month.atEndOfMonth();
    }

    LocalDate firstDayOfMonthsBefore(int months) {
        return month.minusMonths(months).atDay(1);
    }

    /** The first moment that no longer belongs to the month. */
    OffsetDateTime end() {
        return month.plusMonths(1).atDay(1).atStartOfDay(zone).toOffsetDateTime();
    }

    /** The first moment of the days complaints are counted in. */
    OffsetDateTime complaintsFrom() {
        return lastDay()
                .plusDays(1)
                .minusDays(COMPLAINT_DAYS)
                .atStartOfDay(zone)
                .toOffsetDateTime();
    }

    /** The first moment of the last so many months, this one included. */
    private OffsetDateTime startOf(int months) {
        return firstDayOfMonthsBefore(months - 1).atStartOfDay(zone).toOffsetDateTime();
    }

    /** Hands the period and a range of customers to queries that cannot take bind parameters, for this transaction. */
    void handTo(Connection connection, long fromId, long toId) throws SQLException {
        set(connection, "renewals.last_day", lastDay().toString());
        set(connection, "renewals.end", end().toString());
        set(connection, "renewals.complaints_from", complaintsFrom().toString());
        set(connection, "renewals.half_year", startOf(ChunkFacts.SERVICE_MONTHS).toString());
        set(
                connection,
                "renewals.survey_from",
                firstDayOfMonthsBefore(ChunkFacts.SURVEY_MONTHS - 1).toString());
        set(connection, "renewals.zone", zone.getId());
        set(connection, "renewals.from_id", Long.toString(fromId));
        set(connection, "renewals.to_id", Long.toString(toId));
        handMonthsBefore(connection, 0);
    }

    /** Which month's facts the next query reads. */
    void handMonthsBefore(Connection connection, int months) throws SQLException {
        set(connection, "renewals.fact_month", firstDayOfMonthsBefore(months).toString());
    }

    private static void set(Connection connection, String name, String value) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select set_config(?, ?, true)")) {
            statement.setString(1, name);
            statement.setString(2, value);
            statement.execute();
        }
    }
}
