package org.renewals.scoring.run;

import java.sql.Connection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Counts how many customers of the province have each value score of a month, so that a page finds the place of one among all
 * (R118) without looking at the others. The place itself is that of {@link org.renewals.scoring.value.Percentiles#ofValues}:
 * equal scores share the middle of their places, (below + customers ÷ 2) ÷ total.
 */
final class ScorePlaces {

    private static final String PLACES = """
            insert into score_place (month, value_score, below, customers, total)
            select :month, value_score,
                coalesce(sum(count(*)) over (order by value_score rows between unbounded preceding and 1 preceding), 0),
                count(*), sum(count(*)) over ()
            from assessment_next group by value_score
            """;

    private ScorePlaces() {}

    /** Needs the finished {@code assessment_next}; replaces what the month had before. */
    static void write(Connection connection, RunPeriod period) {
        JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        jdbc.sql("delete from score_place where month = :month")
                .param("month", period.firstDay())
                .update();
        jdbc.sql(PLACES).param("month", period.firstDay()).update();
    }
}
