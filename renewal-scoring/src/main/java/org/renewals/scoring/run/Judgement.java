package org.renewals.scoring.run;

import java.sql.Connection;
import java.sql.SQLException;
import org.renewals.contract.Contract;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Holds the likelihoods of earlier months to account: what was said of the contracts whose outcome became known in this
 * month, and how good all that was said turned out to be. What a month had before is replaced.
 *
 * <p>An outcome becomes known on the day it is decided or, without a decision, on the day the contract counts as lost
 * (contract.md "due cohort"), whichever is first; who renews after that day had been given up by then.
 */
final class Judgement {

    /** Of a contract {@code c}: the day its outcome became known and whether it was renewed. */
    static final String KNOWN = """
            cross join lateral (
                select least(case when c.outcome <> 'open' then coalesce(c.decided_on, c.ends_on) end,
                        c.ends_on + %1$d) as known_on,
                    c.outcome = 'renewed' and coalesce(c.decided_on, c.ends_on) <= c.ends_on + %1$d as renewed
            ) k
            """.formatted(Contract.LOST_AFTER_DAYS);

    /** A customer without an assessment in the month of the score has no tier. */
    static final String NO_TIER = "none";

    // The scores are looked up one by one: there are twenty times as many of them as are asked for.
    private static final String JUDGED = """
            insert into judged_forecast (known_month, contract_id, stage, score_month, customer_id, city_id, manager_id,
                tier, model_id, probability, challenger_id, challenger_probability, renewed, captive, monthly_value,
                renewed_value)
            with asked as (
                select c.*, k.renewed, g.stage, date_trunc('month', k.known_on)::date as known_month,
                    (date_trunc('month', case g.stage when 0 then k.known_on else c.act_by - g.stage + 1 end)
                        - interval '1 month')::date as score_month
                from contract c %s cross join (values (0), (30), (90), (180)) as g (stage)
                where c.ends_on >= cast(:firstDay as date) - %d and k.known_on between :firstDay and :lastDay
            )
            select a.known_month, a.id, a.stage, a.score_month, a.customer_id, coalesce(n.city_id, a.city_id),
                coalesce(n.manager_id, a.manager_id), coalesce(t.tier, '%s'), s.model_id, s.probability, s.challenger_id,
                s.challenger_probability, a.renewed, coalesce(a.captive, false), a.monthly_value,
                case when a.renewed then coalesce((select max(r.monthly_value) from contract r
                                                   where r.renews_number = a.number), a.monthly_value)
                     else 0 end
            from asked a
            cross join lateral (select * from contract_score x
                                where x.contract_id = a.id and x.month = a.score_month limit 1) s
            left join lateral (select x.tier from assessment x
                               where x.customer_id = a.customer_id and x.month = a.score_month limit 1) t on true
            left join assessment_next n on n.customer_id = a.customer_id
            where a.score_month < a.known_month
            """.formatted(KNOWN, Contract.LOST_AFTER_DAYS, NO_TIER);

    private Judgement() {}

    /** Needs the settings of {@link RunPeriod#handTo} and the finished {@code assessment_next} and {@code contract_score_next}. */
    static void write(Connection connection, RunPeriod period) throws SQLException {
        JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        // a corrected outcome may have become known in another month than it was judged in
        jdbc.sql("""
                        delete from judged_forecast j
                        where j.known_month = :firstDay or j.contract_id in (
                            select c.id from contract c %s
                            where c.ends_on >= cast(:firstDay as date) - %d and k.known_on between :firstDay and :lastDay)
                        """.formatted(KNOWN, Contract.LOST_AFTER_DAYS))
                .param("firstDay", period.firstDay())
                .param("lastDay", period.lastDay())
                .update();
        jdbc.sql(JUDGED)
                .param("firstDay", period.firstDay())
                .param("lastDay", period.lastDay())
                .update();
        LikelihoodQuality.write(connection, period);
        LikelihoodStability.write(connection, period);
    }
}
