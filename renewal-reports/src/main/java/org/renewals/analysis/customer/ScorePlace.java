package org.renewals.analysis.customer;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.renewals.analysis.figure.Metric;
import org.renewals.analysis.figure.Value;

/** Reads where a value score stands among all of its month (R118), as the monthly run has counted it. */
final class ScorePlace {

    static final String COLUMNS = "q.below as score_below, q.customers as score_equal, q.total as score_total";

    private static final BigDecimal HALF = new BigDecimal("0.5");

    private ScorePlace() {}

    /** Joins the place of an assessment's score as {@code q}. */
    static String of(String assessment) {
        return " left join score_place q on q.month = " + assessment + ".month and q.value_score = " + assessment
                + ".value_score";
    }

    /** As {@link org.renewals.scoring.value.Percentiles#ofValues}: equal scores share the middle of their places. */
    static Value percentile(ResultSet row) throws SQLException {
        BigDecimal below = row.getBigDecimal("score_below");
        return Value.share(
                Metric.VALUE_PERCENTILE,
                below == null ? null : below.add(HALF.multiply(row.getBigDecimal("score_equal"))),
                row.getBigDecimal("score_total"));
    }
}
