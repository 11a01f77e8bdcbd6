package org.renewals.scoring.run;

import java.sql.Connection;
import java.time.YearMonth;
import org.renewals.access.AccessScope;
import org.renewals.grid.FeatureRule;
import org.renewals.grid.FeatureRules;
import org.renewals.scoring.care.CareLevel;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Sums a month's new assessments up by grid (R093-R098): each grid with all below it, as a whole, by city where it lies across
 * the province, and by manager; whom the rules of feature grids choose; and where customers and grids do not fit together.
 * What a month had before is replaced.
 */
final class GridRollUps {

    private static final AccessScope SYSTEM = AccessScope.system();

    private static final String COLUMNS = """
            month, grid_id, basis, part, part_id, city_id, manager_id, parent_id, kind, subtype, responsible_id, rule_id,
            customers, direct_customers, members, effective_members, group_paid, informatization, personal_bills, tier_a1,
            tier_a2, tier_b1, tier_b2, tier_c, at_risk, attention""";

    /** Sums over assessments, or over cells of them. */
    private static final String MEASURES = """
            sum(members) as members, sum(effective_members) as effective_members, sum(group_paid) as group_paid,
            sum(informatization) as informatization, sum(personal_bills) as personal_bills""";

    private static final String COUNTS = """
            count(*) as customers, count(*) filter (where tier = 'A1') as tier_a1,
            count(*) filter (where tier = 'A2') as tier_a2, count(*) filter (where tier = 'B1') as tier_b1,
            count(*) filter (where tier = 'B2') as tier_b2, count(*) filter (where tier = 'C') as tier_c,
            count(*) filter (where risk_level in ('high', 'very_high')) as at_risk,
            count(*) filter (where attention) as attention""";

    private static final String SUMS_OF_CELLS = """
            coalesce(sum(c.customers), 0) as customers, coalesce(sum(c.customers) filter (where c.grid_id = p.id), 0) as direct,
            sum(c.members) as members, sum(c.effective_members) as effective_members, sum(c.group_paid) as group_paid,
            sum(c.informatization) as informatization, sum(c.personal_bills) as personal_bills,
            coalesce(sum(c.tier_a1), 0) as a1, coalesce(sum(c.tier_a2), 0) as a2, coalesce(sum(c.tier_b1), 0) as b1,
            coalesce(sum(c.tier_b2), 0) as b2, coalesce(sum(c.tier_c), 0) as c, coalesce(sum(c.at_risk), 0) as at_risk,
            coalesce(sum(c.attention), 0) as attention""";

    /**
     * Customers lie in the grid of the month, never in one of another city. A manager has a line for the micro-grid he is
     * responsible for, with or without customers of his.
     */
    private static final String PLACED =
            """
            insert into grid_month (%s)
            with recursive below(top, id) as (
                select id, id from grid union all select b.top, g.id from below b join grid g on g.parent_id = b.id
            ), places as (
                select g.id, g.parent_id, g.kind, g.subtype, g.manager_id, o.city_id
                from grid g join org_unit o on o.id = g.org_id
            ), cells as (
                select a.grid_id, a.city_id, a.manager_id, %s, %s
                from assessment_next a join places g on g.id = a.grid_id
                where g.city_id is null or g.city_id = a.city_id
                group by a.grid_id, a.city_id, a.manager_id
            ), parts as (
                select p.id, 'whole' as part, 0 as part_id, p.city_id, null::int as manager_id, %s
                from places p join below b on b.top = p.id left join cells c on c.grid_id = b.id
                group by p.id, p.city_id
                union all
                select p.id, 'city', c.city_id, c.city_id, null::int, %s
                from places p join below b on b.top = p.id join cells c on c.grid_id = b.id
                where p.city_id is null group by p.id, c.city_id
                union all
                select p.id, 'manager', m.id, m.city_id, m.id, %s
                from places p join below b on b.top = p.id
                join (select grid_id, manager_id from cells
                      union select id, manager_id from places where kind = 'micro' and manager_id is not null) h
                    on h.grid_id = b.id
                join account m on m.id = h.manager_id
                left join cells c on c.grid_id = h.grid_id and c.manager_id = h.manager_id
                group by p.id, m.id, m.city_id
            )
            select :month, g.id, 'placed', s.part, s.part_id, s.city_id, s.manager_id, g.parent_id, g.kind, g.subtype,
                g.manager_id, null, s.customers, s.direct, s.members, s.effective_members, s.group_paid, s.informatization,
                s.personal_bills, s.a1, s.a2, s.b1, s.b2, s.c, s.at_risk, s.attention
            from parts s join grid g on g.id = s.id
            """.formatted(COLUMNS, COUNTS, MEASURES, SUMS_OF_CELLS, SUMS_OF_CELLS, SUMS_OF_CELLS);

    /** Whom one rule chooses, as a whole, by city and by manager; a rule that chooses nobody has an empty whole. */
    private static final String MATCHED = """
            insert into grid_month (%s)
            with chosen as (
                select a.* from assessment_next a where %s
            ), parts as (
                select case grouping(city_id, manager_id) when 3 then 'whole' when 1 then 'city' else 'manager' end as part,
                    case grouping(city_id, manager_id) when 3 then 0 when 1 then city_id else manager_id end as part_id,
                    coalesce(city_id, (select a.city_id from account a where a.id = manager_id)) as city_id, manager_id,
                    %s, %s
                from chosen group by grouping sets ((), (city_id), (manager_id))
            )
            select :month, g.id, 'matched', s.part, s.part_id, case when s.part = 'whole' then o.city_id else s.city_id end,
                s.manager_id, g.parent_id, g.kind, g.subtype, null, :rule, s.customers, s.customers, s.members,
                s.effective_members, s.group_paid, s.informatization, s.personal_bills, s.tier_a1, s.tier_a2, s.tier_b1,
                s.tier_b2, s.tier_c, s.at_risk, s.attention
            from parts s cross join grid g join org_unit o on o.id = g.org_id
            where g.id = :grid and (s.part <> 'city' or o.city_id is null)
            """;

    private static final String COVERAGE = """
            insert into grid_coverage (month, scope_kind, scope_id, city_id, manager_id, customers, without_grid,
                foreign_grid, outside_micro, other_manager, care_city, care_district, care_sub_grid)
            with cells as (
                select a.city_id, a.org_id, a.manager_id, count(*) as customers,
                    count(*) filter (where a.grid_id is null) as without_grid,
                    count(*) filter (where o.city_id <> a.city_id) as foreign_grid,
                    count(*) filter (where g.kind <> 'micro') as outside_micro,
                    count(*) filter (where g.kind = 'micro' and g.manager_id <> a.manager_id) as other_manager,
                    count(*) filter (where c.level = 'city') as care_city,
                    count(*) filter (where c.level = 'district') as care_district,
                    count(*) filter (where c.level = 'sub_grid') as care_sub_grid
                from assessment_next a left join grid g on g.id = a.grid_id left join org_unit o on o.id = g.org_id
                cross join lateral (select %s as level) c
                group by a.city_id, a.org_id, a.manager_id
            )
            select :month, %s, sum(customers), sum(without_grid), sum(foreign_grid), sum(outside_micro), sum(other_manager),
                sum(care_city), sum(care_district), sum(care_sub_grid)
            from cells group by %s
            """.formatted(
                    CareLevel.expression("a", "(g.kind in ('sub', 'micro') and o.city_id = a.city_id)"),
                    RollUps.SCOPE,
                    RollUps.BY_SCOPE);

    private GridRollUps() {}

    /** Needs the finished {@code assessment_next}. */
    static void write(Connection connection, RunPeriod period) {
        JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        for (String table : new String[] {"grid_month", "grid_coverage"}) {
            jdbc.sql("delete from " + table + " where month = ?")
                    .param(period.firstDay())
                    .update();
        }
        jdbc.sql(PLACED).param("month", period.firstDay()).update();
        YearMonth month = period.month();
        for (FeatureRule rule : FeatureRules.effectiveIn(SYSTEM, jdbc, month)) {
            jdbc.sql(MATCHED.formatted(COLUMNS, rule.predicate("a"), COUNTS, MEASURES))
                    .params(rule.parameters())
                    .param("month", period.firstDay())
                    .param("grid", rule.gridId())
                    .param("rule", rule.id())
                    .update();
        }
        jdbc.sql(COVERAGE).param("month", period.firstDay()).update();
    }
}
