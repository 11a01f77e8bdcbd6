package org.renewals.scoring.run;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What was delivered at all by the end of a month, for whichever customer. Where nothing of a kind ever was, a customer
 * without any is one of whom it is not known.
 *
 * @param products whether product facts were delivered for the month itself, the month before, and the one before that
 */
record Deliveries(boolean complaints, boolean visits, List<Boolean> products) {

    /** Months that averages of monthly figures are made of (requirements 5.1). */
    static final int AVERAGED_MONTHS = 3;

    static Deliveries until(RunPeriod period, Connection connection) throws SQLException {
        List<Boolean> products = new ArrayList<>();
        for (int month = 0; month < AVERAGED_MONTHS; month++) {
            products.add(exists(
                    connection,
                    "select exists (select from product_month where month = ?)",
                    period.firstDayOfMonthsBefore(month)));
        }
        return new Deliveries(
                exists(connection, "select exists (select from complaint where received_at < ?)", period.end()),
                exists(connection, "select exists (select from visit where visited_on <= ?)", period.lastDay()),
                products);
    }

    private static boolean exists(Connection connection, String question, Object until) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question)) {
            statement.setObject(1, until);
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }
}
