package org.renewals.scoring.run;

import java.sql.Connection;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.renewals.scoring.health.HealthIndicator;
import org.renewals.scoring.tier.Indicator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Sums a month's new assessments up for the nine evaluation functions: what the customers of each tier are like, how income
 * lies over customers, what elasticities say, which tiers were left for which, and the cells of pivots. What a month had
 * before is replaced.
 */
final class EvaluationRollUps {

    /** Lower ends of the bands of total income after the first, yuan a month. */
    private static final String BAND_LIMITS = "array[0.01, 1000, 5000, 20000, 80000, 300000]";

    private static final int BANDS = 7;
    /** Points of the income curve, evenly spread. */
    private static final int STEPS = 20;

    private static final List<String> TABLES =
            List.of("scope_tier", "scope_income", "scope_elasticity", "scope_move", "evaluation_cell");

    private static final String TIERS = """
            insert into scope_tier (month, scope_kind, scope_id, city_id, manager_id, tier, customers, members,
                total_income, score, inputs, known, points, visits_known, visits_to_plan)
            with cells as (
                select city_id, org_id, manager_id, tier, count(*) as customers, sum(members) as members,
                    sum(total_income) as total_income, sum(value_score) as score, %s, %s, %s,
                    count(health_inputs[%s]) as visits_known,
                    count(*) filter (where health_inputs[%<s] >= 1) as visits_to_plan
                from assessment_next group by city_id, org_id, manager_id, tier
            )
            select :month, %s, tier, sum(customers), sum(members), sum(total_income), sum(score),
                array[%s], array[%s]::bigint[], array[%s], sum(visits_known), sum(visits_to_plan)
            from cells group by tier, %s
            """.formatted(
                    indicators(i -> "sum(inputs[%1$d]::numeric) as input_%1$d".formatted(i)),
                    indicators(i -> "count(inputs[%1$d]) as known_%1$d".formatted(i)),
                    indicators(i -> "sum(points[%1$d]::numeric) as points_%1$d".formatted(i)),
                    HealthIndicator.VISITS_TO_PLAN.position() + 1,
                    RollUps.SCOPE,
                    indicators("coalesce(sum(input_%d), 0)"::formatted),
                    indicators("sum(known_%d)"::formatted),
                    indicators("sum(points_%d)"::formatted),
                    RollUps.BY_SCOPE);

    private static final String INCOMES = """
            insert into scope_income (month, scope_kind, scope_id, city_id, manager_id, customers, curve,
                band_customers, band_income)
            with ranked as (
                %s
            ), steps as (
                select scope_kind, scope_id, city_id, manager_id, ceil(place * %2$d.0 / customers)::int as step,
                    width_bucket(income, %3$s) as band, count(*) as customers, sum(income) as income
                from ranked group by scope_kind, scope_id, city_id, manager_id, step, band
            )
            select :month, scope_kind, scope_id, coalesce(city_id, (select a.city_id from account a where a.id = manager_id)),
                manager_id, sum(customers),
                array[%4$s], array[%5$s]::bigint[], array[%6$s]
            from steps group by scope_kind, scope_id, city_id, manager_id
            """.formatted(
                    String.join(
                            " union all ",
                            ranked("province", "(select min(id) from org_unit where kind = 'province')", "", ""),
                            ranked("city", "city_id", "city_id", ""),
                            ranked("county", "org_id", "city_id", "org_id"),
                            ranked("manager", "manager_id", "", "manager_id")),
                    STEPS,
                    BAND_LIMITS,
                    numbers(1, STEPS, "coalesce(sum(income) filter (where step <= %d), 0)"::formatted),
                    numbers(0, BANDS - 1, "coalesce(sum(customers) filter (where band = %d), 0)"::formatted),
                    numbers(0, BANDS - 1, "coalesce(sum(income) filter (where band = %d), 0)"::formatted));

    private static final String ELASTICITIES = """
            insert into scope_elasticity (month, scope_kind, scope_id, city_id, manager_id, income, elastic, inelastic,
                outruns, not_applicable)
            with cells as (
                select a.city_id, a.org_id, a.manager_id, k.income,
                    count(*) filter (where a.elasticity[k.place] < 0) as elastic,
                    count(*) filter (where a.elasticity[k.place] between 0 and 1) as inelastic,
                    count(*) filter (where a.elasticity[k.place] > 1) as outruns,
                    count(*) filter (where a.elasticity[k.place] is null) as not_applicable
                from assessment_next a cross join (values ('informatization', 1), ('group_paid', 2),
                    ('personal_bills', 3)) k (income, place)
                group by a.city_id, a.org_id, a.manager_id, k.income
            )
            select :month, %s, income, sum(elastic), sum(inelastic), sum(outruns), sum(not_applicable)
            from cells group by income, %s
            """.formatted(RollUps.SCOPE, RollUps.BY_SCOPE);

    private static final String MOVES = """
            insert into scope_move (month, scope_kind, scope_id, city_id, manager_id, from_tier, to_tier, customers)
            with cells as (
                select a.city_id, a.org_id, a.manager_id, a.previous_tier as from_tier, a.tier as to_tier,
                    count(*) as customers
                from assessment_next a
                where a.previous_tier <> a.tier
                  and not exists (select from tier_change t
                                  where t.customer_id = a.customer_id and t.month = :month and t.method = 'manual')
                group by a.city_id, a.org_id, a.manager_id, a.previous_tier, a.tier
            )
            select :month, %s, from_tier, to_tier, sum(customers) from cells group by from_tier, to_tier, %s
            """.formatted(RollUps.SCOPE, RollUps.BY_SCOPE);

    private static final String CELLS = """
            insert into evaluation_cell (month, cut, city_id, manager_id, tier, industry, grid_type, customers, members,
                effective_members, total_income, group_paid, personal_bills, informatization)
            select :month,
                case grouping(manager_id, tier, industry, grid_type)
                    when 8 then 'all' when 3 then 'tier' when 5 then 'industry' else 'grid' end,
                city_id, manager_id, tier, industry, grid_type, count(*), sum(members), sum(effective_members),
                sum(total_income), sum(group_paid), sum(personal_bills), sum(informatization)
            from (select a.*, coalesce(g.subtype, g.kind) as grid_type
                  from assessment_next a left join grid g on g.id = a.grid_id) a
            group by grouping sets ((city_id, tier, industry, grid_type), (city_id, manager_id, tier),
                (city_id, manager_id, industry), (city_id, manager_id, grid_type))
            """;

    private EvaluationRollUps() {}

    private static String indicators(IntFunction<String> expression) {
        return numbers(1, Indicator.values().length, expression);
    }

    private static String numbers(int first, int last, IntFunction<String> expression) {
        return IntStream.rangeClosed(first, last).mapToObj(expression).collect(Collectors.joining(", "));
    }

    /** The customers of each scope of a kind from the largest income to the smallest. */
    private static String ranked(String kind, String id, String city, String part) {
        String partition =
                Stream.of(city, part).filter(column -> !column.isEmpty()).collect(Collectors.joining(", "));
        String of = partition.isEmpty() ? "" : "partition by " + partition;
        return """
                select '%s' as scope_kind, %s as scope_id, %s as city_id, %s as manager_id,
                    coalesce(total_income, 0) as income,
                    row_number() over (%s order by coalesce(total_income, 0) desc, customer_id) as place,
                    count(*) over (%s) as customers
                from assessment_next""".formatted(
                        kind,
                        id,
                        city.isEmpty() ? "null::int" : city,
                        kind.equals("manager") ? "manager_id" : "null::int",
                        of,
                        of);
    }

    /** Needs the finished {@code assessment_next}, and manual tier changes of the month where they are recorded. */
    static void write(Connection connection, RunPeriod period) {
        JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        for (String table : TABLES) {
            jdbc.sql("delete from " + table + " where month = ?")
                    .param(period.firstDay())
                    .update();
        }
        for (String statement : List.of(TIERS, INCOMES, ELASTICITIES, MOVES, CELLS)) {
            jdbc.sql(statement).param("month", period.firstDay()).update();
        }
    }
}
