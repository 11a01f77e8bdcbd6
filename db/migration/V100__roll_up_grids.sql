-- Grids of a month (R093-R099): what lies in each of them, where customers and grids do not fit together, and the rules by
-- which feature grids choose their customers.

-- What a feature grid's customers have in common. Never edited: a change is another line, and the newest of the latest month
-- not after the one that is run counts, so that an old month keeps the rule it was computed with (R101).
create table feature_rule (
    id             int generated always as identity primary key,
    grid_id        int         not null references grid,
    -- the city the grid lies in; null where it lies across the province
    city_id        int references org_unit,
    effective_from date        not null,
    -- no longer chooses anybody
    retired        boolean     not null,
    -- null restricts nothing
    industries     text[],
    tiers          text[],
    grid_types     text[],
    -- total income of the month, yuan, and employees; both ends included
    income_from    numeric(14, 2),
    income_to      numeric(14, 2),
    employees_from int,
    employees_to   int,
    reason         text        not null check (reason <> ''),
    account_id     int references account,
    actor          text        not null,
    set_at         timestamptz not null
);
create index feature_rule_grid on feature_rule (grid_id, effective_from, id);
call protect_org_table('feature_rule');

-- One line for every grid, whoever looks: the whole of it, a city's part of a grid across the province, and each manager's
-- part. A line covers the grid and all below it; customers of another city than their grid's are in none.
create table grid_month (
    month             date   not null,
    grid_id           int    not null references grid,
    -- placed: customers whose grid lies here; matched: customers the rule of the feature grid chooses, wherever they lie
    basis             text   not null check (basis in ('placed', 'matched')),
    part              text   not null check (part in ('whole', 'city', 'manager')),
    -- 0 for the whole
    part_id           int    not null,
    city_id           int,
    manager_id        int,
    -- the grid as it was when the month was run
    parent_id         int,
    kind              text   not null check (kind in ('main', 'sub', 'micro', 'feature')),
    subtype           text,
    -- account manager of a micro-grid (R097)
    responsible_id    int,
    rule_id           int references feature_rule,
    customers         bigint not null,
    -- of them, not in any grid below
    direct_customers  bigint not null,
    members           bigint,
    effective_members bigint,
    group_paid        numeric,
    informatization   numeric,
    personal_bills    numeric,
    tier_a1           bigint not null,
    tier_a2           bigint not null,
    tier_b1           bigint not null,
    tier_b2           bigint not null,
    tier_c            bigint not null,
    at_risk           bigint not null,
    attention         bigint not null,
    primary key (month, grid_id, basis, part, part_id)
);
create index grid_month_parent on grid_month (month, parent_id);
create index grid_month_city on grid_month (city_id, month);
create index grid_month_manager on grid_month (manager_id, month);
call protect_scoped_table('grid_month');

-- Where customers and grids do not fit together.
create table grid_coverage (
    month         date   not null,
    scope_kind    text   not null check (scope_kind in ('province', 'city', 'county', 'manager')),
    scope_id      int    not null,
    city_id       int,
    manager_id    int,
    customers     bigint not null,
    without_grid  bigint not null,
    -- in a grid of another city
    foreign_grid  bigint not null,
    -- in a main, sub- or feature grid instead of a micro-grid
    outside_micro bigint not null,
    -- in the micro-grid of another manager than the customer's own
    other_manager bigint not null,
    primary key (month, scope_kind, scope_id)
);
create index grid_coverage_city on grid_coverage (city_id, month);
create index grid_coverage_manager on grid_coverage (manager_id, month);
call protect_scoped_table('grid_coverage');

grant select on grid_month, grid_coverage, feature_rule to renewals_manager, renewals_city, renewals_province;
grant insert on feature_rule to renewals_province;
grant select, insert, update, delete on grid_month, grid_coverage to renewals_batch;
grant select on feature_rule to renewals_batch;

-- Lists of one grid's customers.
create index assessment_grid on assessment (grid_id);

create or replace function index_assessments() returns void
    language plpgsql
    security definer
    set search_path = public, pg_temp
as
$$
begin
    if to_regclass('assessment_next_pkey') is null then
        alter table assessment_next add constraint assessment_next_pkey primary key (customer_id, month);
    end if;
    create index if not exists assessment_next_score on assessment_next (value_score, customer_id)
        include (month, city_id, org_id, manager_id, tier, risk_level, industry, attention, next_act_by);
    create index if not exists assessment_next_risk on assessment_next (risk_points, customer_id)
        include (month, city_id, org_id, manager_id, tier, risk_level, industry, attention, next_act_by);
    create index if not exists assessment_next_due on assessment_next (next_act_by, customer_id)
        include (month, city_id, org_id, manager_id, tier, risk_level, industry, attention);
    create index if not exists assessment_next_city on assessment_next (city_id);
    create index if not exists assessment_next_manager on assessment_next (manager_id);
    create index if not exists assessment_next_grid on assessment_next (grid_id);
    analyze assessment_next;
    if to_regclass('contract_score_next_pkey') is null then
        alter table contract_score_next add constraint contract_score_next_pkey primary key (contract_id, month);
    end if;
    analyze contract_score_next;
end
$$;
