-- The monthly run: its ledger, one assessment per customer and month, and roll-ups for pages.

create table scoring_run (
    id          int generated always as identity primary key,
    month       date        not null,
    rules       text        not null,
    started_at  timestamptz not null,
    finished_at timestamptz,
    status      text        not null check (status in ('running', 'done', 'failed')),
    customers   bigint,
    chunks      int,
    failure     text
);
create unique index scoring_run_open on scoring_run (month) where status = 'running';

create table scoring_chunk (
    run_id      int    not null references scoring_run on delete cascade,
    chunk       int    not null,
    from_id     bigint not null,
    to_id       bigint not null,
    customers   bigint,
    finished_at timestamptz,
    primary key (run_id, chunk)
);

create table scoring_step (
    run_id  int    not null references scoring_run on delete cascade,
    step    text   not null,
    millis  bigint not null,
    primary key (run_id, step)
);

-- One row per customer and month; nothing in it depends on when or how often the run was made.
create table assessment (
    month             date     not null,
    customer_id       bigint   not null,
    org_id            int      not null,
    city_id           int      not null,
    manager_id        int      not null,
    grid_id           int,
    industry          text,
    rules             text     not null,
    -- value score 0-100 and its three parts (requirements 5.1)
    value_score       numeric(5, 2) not null,
    contribution      numeric(5, 2) not null,
    attribute         numeric(5, 2) not null,
    influence         numeric(5, 2) not null,
    -- points of the eleven indicators, in the order of requirements 5.1
    points            real[]   not null,
    -- the eleven inputs; null where missing
    inputs            double precision[] not null,
    income_variation  numeric(7, 4),
    -- what the score alone says, what hysteresis makes of it, and what is in effect
    raw_tier          text     not null check (raw_tier in ('A1', 'A2', 'B1', 'B2', 'C')),
    suggested_tier    text     not null check (suggested_tier in ('A1', 'A2', 'B1', 'B2', 'C')),
    tier              text     not null check (tier in ('A1', 'A2', 'B1', 'B2', 'C')),
    previous_tier     text check (previous_tier in ('A1', 'A2', 'B1', 'B2', 'C')),
    risk_points       smallint not null,
    risk_level        text     not null check (risk_level in ('low', 'medium', 'high', 'very_high')),
    -- [{"rule": ..., "points": ..., "args": [...]}], strongest first
    risk_reasons      jsonb    not null,
    -- facts of the month repeated for lists, so that a list reads one table
    members           int,
    effective_members int,
    group_paid        numeric(14, 2),
    informatization   numeric(14, 2),
    personal_bills    numeric(14, 2),
    total_income      numeric(14, 2),
    previous_income   numeric(14, 2),
    arrears           numeric(14, 2),
    -- nearest act-by date of an open contract after the month's end, and the monthly value due within 180 days of it
    next_act_by       date,
    due_value         numeric(14, 2),
    attention         boolean  not null,
    primary key (customer_id, month)
) partition by range (month);
create index assessment_income on assessment (total_income desc nulls last, customer_id);
create index assessment_city on assessment (city_id, total_income desc nulls last, customer_id);
create index assessment_manager on assessment (manager_id, total_income desc nulls last, customer_id);
call protect_monthly_table('assessment');

-- Roll-ups: one row per month and province, city, county or manager. Sums and counts only; a
-- ratio is made from two of them where it is shown.
create table scope_month (
    month             date   not null,
    scope_kind        text   not null check (scope_kind in ('province', 'city', 'county', 'manager')),
    -- org_unit.id, or account.id of a manager
    scope_id          int    not null,
    city_id           int,
    manager_id        int,
    customers         bigint not null,
    new_customers     bigint not null,
    lost_customers    bigint not null,
    members           bigint,
    effective_members bigint,
    joined            bigint,
    left_members      bigint,
    opening_members   bigint,
    vnet_users        bigint,
    baseline_users    bigint,
    baseline_kept     bigint,
    -- Σ tenure × members, and the members it covers
    tenure_weighted   numeric,
    tenure_members    bigint,
    group_paid        numeric,
    informatization   numeric,
    personal_bills    numeric,
    roaming           numeric,
    new_services      numeric,
    toll              numeric,
    local_fees        numeric,
    other_fees        numeric,
    minutes           numeric,
    arrears           numeric,
    operating_income  numeric,
    tier_a1           bigint not null,
    tier_a2           bigint not null,
    tier_b1           bigint not null,
    tier_b2           bigint not null,
    tier_c            bigint not null,
    upgrades          bigint not null,
    downgrades        bigint not null,
    risk_low          bigint not null,
    risk_medium       bigint not null,
    risk_high         bigint not null,
    risk_very_high    bigint not null,
    attention         bigint not null,
    primary key (month, scope_kind, scope_id)
);
create index scope_month_city on scope_month (city_id, month);
create index scope_month_manager on scope_month (manager_id, month);

-- Open contracts by the month they must be acted on, as seen at the end of `month`.
create table scope_due (
    month      date    not null,
    scope_kind text    not null,
    scope_id   int     not null,
    city_id    int,
    manager_id int,
    -- T-180 / 120 / 90 / 60 / 30 / 7 as days; 0 = already past
    window_days int    not null,
    risk_level text    not null,
    contracts  bigint  not null,
    value      numeric not null,
    primary key (month, scope_kind, scope_id, window_days, risk_level)
);

-- Users and income per product.
create table scope_product (
    month      date   not null,
    scope_kind text   not null,
    scope_id   int    not null,
    product_id int    not null references product,
    city_id    int,
    manager_id int,
    customers  bigint not null,
    users      bigint,
    units      numeric,
    income     numeric,
    primary key (month, scope_kind, scope_id, product_id)
);
call protect_scoped_table('scope_month');
call protect_scoped_table('scope_due');
call protect_scoped_table('scope_product');

grant select on assessment, scope_month, scope_due, scope_product
    to renewals_manager, renewals_city, renewals_province;
grant select on scoring_run, scoring_chunk, scoring_step to renewals_admin, renewals_province;
grant select, insert, update, delete on assessment, scope_month, scope_due, scope_product,
    scoring_run, scoring_chunk, scoring_step to renewals_batch;
