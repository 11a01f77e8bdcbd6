package org.renewals.scoring.run;

import java.sql.Connection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Carries the tiers of a finished run to where people see them: the customer, and the list of tier changes. */
final class TierOutcome {

    private TierOutcome() {}

    /**
     * Needs the finished {@code assessment_next}. Changes made by hand in this month are listed already; a customer whose
     * tier is held by hand beyond the month keeps it.
     */
    static void write(Connection connection, RunPeriod period) {
        JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        jdbc.sql("delete from tier_change where month = ? and method = 'system'")
                .param(period.firstDay())
                .update();
        jdbc.sql("""
                        insert into tier_change (customer_id, month, method, city_id, manager_id, from_tier, to_tier)
                        select customer_id, month, 'system', city_id, manager_id, previous_tier, tier
                        from assessment_next a
                        where previous_tier <> tier
                          and not exists (select from tier_change t where t.customer_id = a.customer_id
                              and t.month = a.month and t.method = 'manual')""").update();
        jdbc.sql("""
                        update customer c set tier = a.tier, version = c.version + 1
                        from assessment_next a
                        where a.customer_id = c.id and c.tier is distinct from a.tier
                          and (c.tier_held_until is null or c.tier_held_until < :lastDay)
                          and not exists (select from account_month m where m.month > :month and m.run_at is not null)""")
                .param("lastDay", period.lastDay())
                .param("month", period.firstDay())
                .update();
    }
}
