package org.renewals.scoring.run;

import java.sql.Connection;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.renewals.scoring.anomaly.ThresholdBook;
import org.renewals.scoring.anomaly.ThresholdRule;
import org.renewals.scoring.anomaly.ThresholdScope;
import org.renewals.scoring.anomaly.Thresholds;
import org.renewals.tier.TierClass;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The thresholds of anomalies that people set, beside the province's defaults. */
final class ThresholdRules {

    private ThresholdRules() {}

    /** What the province set replaces its default for the classes it is about from that month on. */
    static ThresholdBook read(Connection connection) {
        List<ThresholdRule> set = JdbcClient.create(new SingleConnectionDataSource(connection, true))
                .sql("""
                        select scope_kind, coalesce(manager_id, city_id, 0) as scope_id, tier_class, t1, t2, t3,
                            effective_from, effective_to from threshold_rule order by id""")
                .query((row, number) -> {
                    LocalDate to = row.getObject("effective_to", LocalDate.class);
                    String tierClass = row.getString("tier_class");
                    return new ThresholdRule(
                            ThresholdScope.valueOf(row.getString("scope_kind").toUpperCase(Locale.ROOT)),
                            row.getInt("scope_id"),
                            tierClass == null ? null : TierClass.valueOf(tierClass),
                            new Thresholds(row.getDouble("t1"), row.getDouble("t2"), row.getDouble("t3")),
                            YearMonth.from(row.getObject("effective_from", LocalDate.class)),
                            to == null ? null : YearMonth.from(to));
                })
                .list();
        List<ThresholdRule> all = new ArrayList<>(set);
        for (ThresholdRule standard : ThresholdBook.DEFAULTS) {
            YearMonth replaced = set.stream()
                    .filter(rule -> rule.scope() == ThresholdScope.PROVINCE
                            && standard.tierClass() != null
                            && rule.isFor(standard.tierClass()))
                    .map(ThresholdRule::effectiveFrom)
                    .min(YearMonth::compareTo)
                    .orElse(null);
            all.add(
                    replaced == null
                            ? standard
                            : new ThresholdRule(
                                    standard.scope(),
                                    standard.scopeId(),
                                    standard.tierClass(),
                                    standard.thresholds(),
                                    standard.effectiveFrom(),
                                    replaced.minusMonths(1)));
        }
        return new ThresholdBook(all);
    }
}
