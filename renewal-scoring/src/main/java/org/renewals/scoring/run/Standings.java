package org.renewals.scoring.run;

import java.sql.Connection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Places the cities of a month among each other, beside what the province comes to (R082, R092). A city learns its own place
 * and the province's figure, and nothing of its neighbours. What a month had before is replaced.
 */
final class Standings {

    private static final String EFFECTIVE_MEMBERS = """
            insert into scope_standing (month, metric, scope_kind, scope_id, city_id, place, places, province_part,
                province_whole)
            with cities as (
                select scope_id, city_id, effective_members::numeric / nullif(members, 0) as share
                from scope_month where month = :month and scope_kind = 'city'
            )
            select :month, 'effective_member_share', 'city', c.scope_id, c.city_id,
                case when c.share is not null then rank() over (order by c.share desc nulls last) end,
                count(c.share) over (), p.effective_members, p.members
            from cities c left join scope_month p on p.month = :month and p.scope_kind = 'province'
            """;

    /**
     * Income since January over the target of the year. A year of which a month was not computed has no such figure: a sum
     * with a hole would look like a bad year.
     */
    private static final String PROMOTED_PRODUCTS = """
            insert into scope_standing (month, metric, scope_kind, scope_id, city_id, place, places, province_part,
                province_whole)
            with promoted as (
                select t.metric, t.org_id, t.value, u.kind, u.city_id,
                    (select sum(s.income) from scope_product s
                     where s.product_id = p.id and s.scope_kind = u.kind and s.scope_id = t.org_id
                       and s.month between :january and :month
                       and (select count(*) from scope_month m where m.scope_kind = 'province'
                            and m.month between :january and :month) = :months) as income
                from target t
                join product p on t.metric = 'product_income.' || p.code
                join org_unit u on u.id = t.org_id and u.kind in ('province', 'city')
                where t.period = :year and t.value > 0
            ), cities as (
                select metric, org_id, city_id, income / value as completion from promoted where kind = 'city'
            )
            select :month, c.metric, 'city', c.org_id, c.city_id,
                case when c.completion is not null
                     then rank() over (partition by c.metric order by c.completion desc nulls last) end,
                count(c.completion) over (partition by c.metric), p.income, p.value
            from cities c left join promoted p on p.metric = c.metric and p.kind = 'province'
            """;

    private Standings() {}

    /** Needs the month's roll-ups. */
    static void write(Connection connection, RunPeriod period) {
        JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        jdbc.sql("delete from scope_standing where month = ?")
                .param(period.firstDay())
                .update();
        jdbc.sql(EFFECTIVE_MEMBERS).param("month", period.firstDay()).update();
        jdbc.sql(PROMOTED_PRODUCTS)
                .param("month", period.firstDay())
                .param("january", period.month().withMonth(1).atDay(1))
                .param("months", period.month().getMonthValue())
                .param("year", String.valueOf(period.month().getYear()))
                .update();
    }
}
