package org.renewals.scoring.run;

import java.sql.Connection;
import org.renewals.contract.Contract;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Sums a month's facts and new assessments up per province, city, county and manager. Each is a sum over the same cells of
 * county and manager, so the scopes cannot disagree. What a month had before is replaced.
 */
final class RollUps {

    /**
     * Contracts that were running and undecided at the month's end, and not yet lost (contract.md, due cohort).
     */
    static final String OPEN_CONTRACT = """
            starts_on <= current_setting('renewals.last_day')::date
            and ends_on > current_setting('renewals.last_day')::date - %d
            and (outcome = 'open' or coalesce(decided_on, ends_on) > current_setting('renewals.last_day')::date)
            """.formatted(Contract.LOST_AFTER_DAYS);

    /** A customer with no more members than that is one of few: V-net begins with ten (requirements 5.2). */
    private static final int MOST_OF_FEW_MEMBERS = 9;

    /** The columns scope_kind, scope_id, city_id and manager_id of a query that is grouped {@link #BY_SCOPE}. */
    static final String SCOPE = """
            case grouping(city_id, org_id, manager_id)
                when 7 then 'province' when 3 then 'city' when 1 then 'county' else 'manager' end as scope_kind,
            case grouping(city_id, org_id, manager_id)
                when 7 then (select min(id) from org_unit where kind = 'province')
                when 3 then city_id when 1 then org_id else manager_id end as scope_id,
            coalesce(city_id, (select a.city_id from account a where a.id = manager_id)) as city_id,
            manager_id""";

    static final String BY_SCOPE = "grouping sets ((), (city_id), (city_id, org_id), (manager_id))";

    private static final String MONTH = """
            insert into scope_month (month, scope_kind, scope_id, city_id, manager_id, customers, new_customers,
                lost_customers, members, effective_members, inactive_members, joined, left_members, opening_members,
                vnet_users, baseline_users, baseline_kept, tenure_weighted, tenure_members, group_paid, informatization,
                personal_bills, roaming, new_services, toll, local_fees, other_fees, minutes, arrears, operating_income,
                tier_a1, tier_a2, tier_b1, tier_b2, tier_c, upgrades, downgrades, risk_low, risk_medium, risk_high,
                risk_very_high, attention, score_sum, with_members, zero_member, few_member, status_anomalies,
                call_anomalies)
            with facts as (
                select city_id, org_id, manager_id, count(*) as customers, sum(members) as members,
                    sum(effective_members) as effective_members, sum(inactive_members) as inactive_members,
                    sum(joined) as joined, sum(left_members) as left_members,
                    sum(members - joined + left_members) as opening_members,
                    sum(vnet_users) as vnet_users, sum(baseline_users) as baseline_users,
                    sum(baseline_kept) as baseline_kept, sum(tenure_months * members) as tenure_weighted,
                    sum(members) filter (where tenure_months is not null) as tenure_members,
                    sum(group_paid) as group_paid, sum(informatization) as informatization,
                    sum(personal_bills) as personal_bills, sum(roaming) as roaming, sum(new_services) as new_services,
                    sum(toll) as toll, sum(local_fees) as local_fees, sum(other_fees) as other_fees,
                    sum(minutes) as minutes, sum(arrears) as arrears
                from customer_month where month = :month group by city_id, org_id, manager_id
            ), judged as (
                select city_id, org_id, manager_id,
                    count(*) filter (where tier = 'A1') as tier_a1, count(*) filter (where tier = 'A2') as tier_a2,
                    count(*) filter (where tier = 'B1') as tier_b1, count(*) filter (where tier = 'B2') as tier_b2,
                    count(*) filter (where tier = 'C') as tier_c,
                    -- the names of the tiers sort like the tiers: A1 is the best
                    count(*) filter (where tier < previous_tier) as upgrades,
                    count(*) filter (where tier > previous_tier) as downgrades,
                    count(*) filter (where risk_level = 'low') as risk_low,
                    count(*) filter (where risk_level = 'medium') as risk_medium,
                    count(*) filter (where risk_level = 'high') as risk_high,
                    count(*) filter (where risk_level = 'very_high') as risk_very_high,
                    count(*) filter (where attention) as attention, sum(value_score) as score_sum,
                    count(*) filter (where members > 0) as with_members,
                    count(*) filter (where members = 0) as zero_member,
                    count(*) filter (where members between 1 and %d) as few_member,
                    count(*) filter (where status_anomaly is not null) as status_anomalies,
                    count(*) filter (where call_anomaly is not null) as call_anomalies
                from assessment_next group by city_id, org_id, manager_id
            ), came as (
                select city_id, org_id, manager_id, count(*) as new_customers
                from customer_month f
                where month = :month and exists (select from customer_month where month = :previous)
                  and not exists (select from customer_month p
                                  where p.month = :previous and p.customer_id = f.customer_id)
                group by city_id, org_id, manager_id
            ), gone as (
                select city_id, org_id, manager_id, count(*) as lost_customers
                from customer_month p
                where month = :previous
                  and not exists (select from customer_month f where f.month = :month and f.customer_id = p.customer_id)
                group by city_id, org_id, manager_id
            ), cells as (
                select * from facts full join judged using (city_id, org_id, manager_id)
                    full join came using (city_id, org_id, manager_id)
                    full join gone using (city_id, org_id, manager_id)
            ), scopes as (
                select %s,
                    coalesce(sum(customers), 0) as customers, coalesce(sum(new_customers), 0) as new_customers,
                    coalesce(sum(lost_customers), 0) as lost_customers, sum(members) as members,
                    sum(effective_members) as effective_members, sum(inactive_members) as inactive_members,
                    sum(joined) as joined,
                    sum(left_members) as left_members, sum(opening_members) as opening_members,
                    sum(vnet_users) as vnet_users, sum(baseline_users) as baseline_users,
                    sum(baseline_kept) as baseline_kept, sum(tenure_weighted) as tenure_weighted,
                    sum(tenure_members) as tenure_members, sum(group_paid) as group_paid,
                    sum(informatization) as informatization, sum(personal_bills) as personal_bills,
                    sum(roaming) as roaming, sum(new_services) as new_services, sum(toll) as toll,
                    sum(local_fees) as local_fees, sum(other_fees) as other_fees, sum(minutes) as minutes,
                    sum(arrears) as arrears, coalesce(sum(tier_a1), 0) as tier_a1, coalesce(sum(tier_a2), 0) as tier_a2,
                    coalesce(sum(tier_b1), 0) as tier_b1, coalesce(sum(tier_b2), 0) as tier_b2,
                    coalesce(sum(tier_c), 0) as tier_c, coalesce(sum(upgrades), 0) as upgrades,
                    coalesce(sum(downgrades), 0) as downgrades, coalesce(sum(risk_low), 0) as risk_low,
                    coalesce(sum(risk_medium), 0) as risk_medium, coalesce(sum(risk_high), 0) as risk_high,
                    coalesce(sum(risk_very_high), 0) as risk_very_high, coalesce(sum(attention), 0) as attention,
                    sum(score_sum) as score_sum, coalesce(sum(with_members), 0) as with_members,
                    coalesce(sum(zero_member), 0) as zero_member, coalesce(sum(few_member), 0) as few_member,
                    coalesce(sum(status_anomalies), 0) as status_anomalies,
                    coalesce(sum(call_anomalies), 0) as call_anomalies
                from cells group by %s
            )
            select :month, scope_kind, scope_id, city_id, manager_id, customers, new_customers, lost_customers, members,
                effective_members, inactive_members, joined, left_members, opening_members, vnet_users, baseline_users,
                baseline_kept, tenure_weighted, tenure_members, group_paid, informatization, personal_bills, roaming, new_services, toll,
                local_fees, other_fees, minutes, arrears,
                (select i.operating_income from finance_month i join org_unit u on u.id = i.org_id
                 where i.month = :month and i.org_id = scope_id and u.kind = scope_kind),
                tier_a1, tier_a2, tier_b1, tier_b2, tier_c, upgrades, downgrades, risk_low, risk_medium, risk_high,
                risk_very_high, attention, score_sum, with_members, zero_member, few_member, status_anomalies,
                call_anomalies
            from scopes
            """.formatted(MOST_OF_FEW_MEMBERS, SCOPE, BY_SCOPE);

    private static final String DUE = """
            insert into scope_due (month, scope_kind, scope_id, city_id, manager_id, window_days, risk_level, contracts,
                value, likely, at_risk)
            with open_contracts as (
                select coalesce(a.city_id, c.city_id) as city_id, coalesce(a.org_id, c.org_id) as org_id,
                    coalesce(a.manager_id, c.manager_id) as manager_id, coalesce(a.risk_level, 'unknown') as risk_level,
                    k.days, k.monthly_value, n.probability::numeric * n.monthly_value as likely,
                    n.revenue_at_risk as at_risk
                from (select id, customer_id, monthly_value, act_by - current_setting('renewals.last_day')::date as days
                      from contract where %s) k
                join customer c on c.id = k.customer_id
                left join assessment_next a on a.customer_id = k.customer_id
                left join contract_score_next n on n.contract_id = k.id
                where k.days <= 180
            ), cells as (
                select city_id, org_id, manager_id, risk_level,
                    case when days <= 0 then 0 when days <= 7 then 7 when days <= 30 then 30 when days <= 60 then 60
                         when days <= 90 then 90 when days <= 120 then 120 else 180 end as window_days,
                    monthly_value, likely, at_risk
                from open_contracts
            )
            select :month, %s, window_days, risk_level, count(*), sum(monthly_value), sum(likely), sum(at_risk)
            from cells group by window_days, risk_level, %s
            """.formatted(OPEN_CONTRACT, SCOPE, BY_SCOPE);

    private static final String PRODUCTS = """
            insert into scope_product (month, scope_kind, scope_id, city_id, manager_id, product_id, customers, users,
                units, income)
            with cells as (
                select city_id, org_id, manager_id, product_id,
                    count(*) filter (where users > 0 or income > 0) as customers, sum(users) as users,
                    sum(units) as units, sum(income) as income
                from product_month where month = :month group by city_id, org_id, manager_id, product_id
            )
            select :month, %s, product_id, sum(customers), sum(users), sum(units), sum(income)
            from cells group by product_id, %s
            """.formatted(SCOPE, BY_SCOPE);

    private RollUps() {}

    /** Needs the settings of {@link RunPeriod#handTo} and the finished {@code assessment_next}. */
    static void write(Connection connection, RunPeriod period) {
        JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        for (String table : new String[] {"scope_month", "scope_due", "scope_product"}) {
            jdbc.sql("delete from " + table + " where month = ?")
                    .param(period.firstDay())
                    .update();
        }
        jdbc.sql(MONTH)
                .param("month", period.firstDay())
                .param("previous", period.firstDayOfMonthsBefore(1))
                .update();
        jdbc.sql(DUE).param("month", period.firstDay()).update();
        jdbc.sql(PRODUCTS).param("month", period.firstDay()).update();
    }
}
