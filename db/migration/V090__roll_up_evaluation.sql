-- What the nine evaluation functions show of a province, city, county or manager, so that no page adds up customers. Null, or
-- without rows, in months computed before; those have the figures after another run.

alter table scope_month
    -- sum of the value scores
    add column score_sum        numeric,
    -- customers with at least one member, which shares of anomalies are taken of (requirements 5.3)
    add column with_members     bigint,
    -- customers without a member, and with one to nine (requirements 5.2)
    add column zero_member      bigint,
    add column few_member       bigint,
    add column status_anomalies bigint,
    add column call_anomalies   bigint;

-- The customers of a tier: what an average one is like (R008), and what its score is made of.
create table scope_tier (
    month        date    not null,
    scope_kind   text    not null,
    scope_id     int     not null,
    city_id      int,
    manager_id   int,
    tier         text    not null check (tier in ('A1', 'A2', 'B1', 'B2', 'C')),
    customers    bigint  not null,
    members      bigint,
    total_income numeric,
    score        numeric not null,
    -- of the eleven indicators, in the order of requirements 5.1: sum of the inputs, how many are known, sum of the points
    inputs       numeric[] not null,
    known        bigint[]  not null,
    points       numeric[] not null,
    primary key (month, scope_kind, scope_id, tier)
);

-- How the total income lies over the customers.
create table scope_income (
    month          date   not null,
    scope_kind     text   not null,
    scope_id       int    not null,
    city_id        int,
    manager_id     int,
    customers      bigint not null,
    -- income of the largest customers that are at most 5, 10, ... 100 % of all
    curve          numeric[] not null,
    -- customers and their income by band: none, then up to 1, 5, 20, 80, 300 thousand yuan, and above
    band_customers bigint[]  not null,
    band_income    numeric[] not null,
    primary key (month, scope_kind, scope_id)
);

-- What the elasticities of single customers say (requirements 5.4): below 0, 0 to 1, above 1, none.
create table scope_elasticity (
    month          date   not null,
    scope_kind     text   not null,
    scope_id       int    not null,
    city_id        int,
    manager_id     int,
    income         text   not null check (income in ('informatization', 'group_paid', 'personal_bills')),
    elastic        bigint not null,
    inelastic      bigint not null,
    outruns        bigint not null,
    not_applicable bigint not null,
    primary key (month, scope_kind, scope_id, income)
);

-- Customers whose tier the run changed. What people changed is counted where it is recorded.
create table scope_move (
    month      date   not null,
    scope_kind text   not null,
    scope_id   int    not null,
    city_id    int,
    manager_id int,
    from_tier  text   not null,
    to_tier    text   not null,
    customers  bigint not null,
    primary key (month, scope_kind, scope_id, from_tier, to_tier)
);
create index tier_change_manual on tier_change (month, city_id, manager_id) where method = 'manual';

call protect_scoped_table('scope_tier');
call protect_scoped_table('scope_income');
call protect_scoped_table('scope_elasticity');
call protect_scoped_table('scope_move');

-- The cells pivots are made of: every combination of city, tier, industry and kind of grid, and each of these by manager.
-- Function 9 is the province's alone (contract.md section 3).
create table evaluation_cell (
    month           date    not null,
    -- what the manager is combined with; 'all' where the cell has no manager but everything else
    cut             text    not null check (cut in ('all', 'tier', 'industry', 'grid')),
    city_id         int     not null,
    manager_id      int,
    tier            text,
    industry        text,
    grid_type       text,
    customers       bigint  not null,
    members         bigint,
    effective_members bigint,
    total_income    numeric,
    group_paid      numeric,
    personal_bills  numeric,
    informatization numeric
);
create index evaluation_cell_cut on evaluation_cell (month, cut, city_id);
call protect_scoped_table('evaluation_cell');

grant select on scope_tier, scope_income, scope_elasticity, scope_move
    to renewals_manager, renewals_city, renewals_province;
grant select on evaluation_cell to renewals_province;
grant select, insert, update, delete on scope_tier, scope_income, scope_elasticity, scope_move, evaluation_cell
    to renewals_batch;

-- Moves of months computed before are counted once, so that they are not forgotten.
insert into scope_move (month, scope_kind, scope_id, city_id, manager_id, from_tier, to_tier, customers)
with cells as (
    select t.month, t.city_id, a.org_id, t.manager_id, t.from_tier, t.to_tier, count(*) as customers
    from tier_change t join assessment a on a.customer_id = t.customer_id and a.month = t.month
    where t.method = 'system'
    group by t.month, t.city_id, a.org_id, t.manager_id, t.from_tier, t.to_tier
)
select month,
    case grouping(city_id, org_id, manager_id)
        when 7 then 'province' when 3 then 'city' when 1 then 'county' else 'manager' end,
    case grouping(city_id, org_id, manager_id)
        when 7 then (select min(id) from org_unit where kind = 'province')
        when 3 then city_id when 1 then org_id else manager_id end,
    coalesce(city_id, (select a.city_id from account a where a.id = manager_id)), manager_id, from_tier, to_tier,
    sum(customers)
from cells
group by month, from_tier, to_tier, grouping sets ((), (city_id), (city_id, org_id), (manager_id));
