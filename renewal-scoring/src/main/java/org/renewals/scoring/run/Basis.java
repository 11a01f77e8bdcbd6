package org.renewals.scoring.run;

import java.sql.Connection;
import java.time.YearMonth;
import org.renewals.access.AccessScope;
import org.renewals.scoring.anomaly.MonthThresholds;
import org.renewals.scoring.anomaly.ThresholdBook;
import org.renewals.scoring.threshold.ThresholdLines;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * What a month is computed with beside its facts: rules, thresholds and models. A run is taken up again on the same basis only.
 *
 * @param name tells two bases apart
 */
record Basis(String name, RuleSet rules, MonthThresholds thresholds, ModelsInUse models) {

    static Basis of(RuleSet rules, YearMonth month, Connection connection) {
        ModelsInUse models = ModelsInUse.in(month, connection);
        JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        // what was set last and what ended last: a change is a new line and the end of an old one
        String thresholds = jdbc.sql(
                        "select 'thresholds-' || coalesce(max(id), 0) || '/' || count(effective_to) from threshold_rule")
                .query(String.class)
                .single();
        return new Basis(
                rules.version() + " " + thresholds + " " + models.name(),
                rules,
                ThresholdBook.of(ThresholdLines.rules(AccessScope.system(), jdbc))
                        .in(month),
                models);
    }
}
