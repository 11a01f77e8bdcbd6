-- Thresholds are set by those whose customers they are for, and rehearsed on past months before.

-- Thresholds go in half percents: halves are exact, so that counts by halves tell exactly what a threshold would have met.
alter table threshold_rule
    -- who ended the line or set another in its place
    add ended_by int references account,
    add ended_at timestamptz,
    add check (t1 <= 100 and t2 <= 100 and t3 <= 100),
    add check (t1 * 2 = trunc(t1 * 2) and t2 * 2 = trunc(t2 * 2) and t3 * 2 = trunc(t3 * 2)),
    -- a line that was changed before it began ends in the month before its first
    add check (effective_to >= effective_from - interval '1 month');
create unique index threshold_rule_open
    on threshold_rule (scope_kind, city_id, manager_id, tier_class) nulls not distinct where effective_to is null;

-- A manager sees what is above him and his own, not his colleagues'.
drop policy own_city_scope on threshold_rule;
create policy city_scope on threshold_rule to renewals_city using (city_id is null
    or city_id = (select nullif(current_setting('renewals.city_id', true), '')::int));
create policy manager_scope on threshold_rule to renewals_manager using (city_id is null
    or city_id = (select nullif(current_setting('renewals.city_id', true), '')::int)
    and (manager_id is null or manager_id = (select nullif(current_setting('renewals.manager_id', true), '')::int)));

grant insert, update (effective_to, ended_by, ended_at) on threshold_rule
    to renewals_manager, renewals_city, renewals_province;

-- Everybody sets his own, and ends what is open; nobody edits a line.
create policy province_sets on threshold_rule as restrictive for insert to renewals_province
    with check (scope_kind = 'province' and effective_to is null);
create policy city_sets on threshold_rule as restrictive for insert to renewals_city
    with check (scope_kind = 'city' and effective_to is null);
create policy manager_sets on threshold_rule as restrictive for insert to renewals_manager
    with check (scope_kind = 'manager' and effective_to is null and account_id = manager_id);
create policy province_ends on threshold_rule as restrictive for update to renewals_province
    using (scope_kind = 'province' and effective_to is null) with check (effective_to is not null);
create policy city_ends on threshold_rule as restrictive for update to renewals_city
    using (scope_kind = 'city' and effective_to is null) with check (effective_to is not null);
create policy manager_ends on threshold_rule as restrictive for update to renewals_manager
    using (scope_kind = 'manager' and effective_to is null) with check (effective_to is not null);

-- How high thresholds may be, in half percents, for how many customers to be anomalous still: per month, scope and tier class.
-- Customers that no threshold is low enough for are in the sum only. A manager's are told apart by the city they were in, for
-- his thresholds count up to the city's.
create table scope_anomaly (
    month            date   not null,
    scope_kind       text   not null check (scope_kind in ('province', 'city', 'manager')),
    scope_id         int    not null,
    city_id          int,
    manager_id       int,
    tier_class       text   not null check (tier_class in ('A', 'B', 'C')),
    customers        bigint not null,
    -- highest T1; 201, beyond all that can be set, where the month is anomalous by its rise alone
    status_steps     int[]  not null,
    status_customers int[]  not null,
    -- highest T2 and T3, together
    decline_steps    int[]  not null,
    inactive_steps   int[]  not null,
    call_customers   int[]  not null,
    check (cardinality(status_steps) = cardinality(status_customers)),
    check (cardinality(decline_steps) = cardinality(call_customers)
        and cardinality(inactive_steps) = cardinality(call_customers))
);
create unique index scope_anomaly_scope
    on scope_anomaly (month, scope_kind, scope_id, tier_class, city_id) nulls not distinct;
call protect_scoped_table('scope_anomaly');

grant select on scope_anomaly to renewals_manager, renewals_city, renewals_province;
grant select, insert, update, delete on scope_anomaly to renewals_batch;
