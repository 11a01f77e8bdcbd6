-- The monthly run: its ledger, one assessment per customer and month, and roll-ups for pages.

create table scoring_run (
    id          int generated always as identity primary key,
    month       date        not null,
    rules       text        not null,
    -- finished imports when the run began; a run is not resumed or published on other data
    imports     bigint      not null,
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
    -- names of the value and risk rules, such as 'value-1 risk-1'
    rules             text     not null,
    -- value score 0-100, and how much of what they can earn its three groups earned, in % (requirements 5.1)
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
    -- rules that gave points: [{"rule": ..., "points": ..., "args": [...]}], strongest first
    risk_reasons      jsonb    not null,
    -- what the risk rules looked at, in the order of RiskInputs; null where not known
    risk_inputs       double precision[],
    -- facts of the month repeated for lists, so that a list reads one table
    members           int,
    effective_members int,
    group_paid        numeric(14, 2),
    informatization   numeric(14, 2),
    personal_bills    numeric(14, 2),
    total_income      numeric(14, 2),
    previous_income   numeric(14, 2),
    arrears           numeric(14, 2),
    -- nearest act-by date after the month's end of a contract open then, and the monthly value due within 180 days
    next_act_by       date,
    due_value         numeric(14, 2),
    -- class A with risk, falling income or a contract to act on within 90 days (R074)
    attention         boolean  not null,
    primary key (customer_id, month)
) partition by range (month);
create index assessment_income on assessment (total_income desc nulls last, customer_id);
create index assessment_city on assessment (city_id, total_income desc nulls last, customer_id);
create index assessment_manager on assessment (manager_id, total_income desc nulls last, customer_id);
call protect_monthly_table('assessment');

-- A run writes the month's assessments into a table of its own and swaps it in when all is done:
-- readers see the old month or the new one, never half of either, and the indexes are built once.
-- The batch role may not create tables, so the owner's functions do.
create function begin_assessments() returns void
    language plpgsql
    security definer
    set search_path = public, pg_temp
as
$$
begin
    drop table if exists assessment_next;
    create table assessment_next (like assessment including constraints including storage);
    grant select, insert on assessment_next to renewals_batch;
end
$$;

create function index_assessments() returns void
    language plpgsql
    security definer
    set search_path = public, pg_temp
as
$$
begin
    if to_regclass('assessment_next_pkey') is null then
        alter table assessment_next add constraint assessment_next_pkey primary key (customer_id, month);
    end if;
    create index if not exists assessment_next_income on assessment_next (total_income desc nulls last, customer_id);
    create index if not exists assessment_next_city
        on assessment_next (city_id, total_income desc nulls last, customer_id);
    create index if not exists assessment_next_manager
        on assessment_next (manager_id, total_income desc nulls last, customer_id);
    analyze assessment_next;
end
$$;

-- Last step of a run, in the transaction that writes its roll-ups.
create function publish_assessments(wanted date) returns void
    language plpgsql
    security definer
    set search_path = public, pg_temp
as
$$
declare
    part   text := format('assessment_%s', to_char(wanted, 'YYYYMM'));
    suffix text;
begin
    if to_regclass(part) is not null then
        execute format('alter table assessment detach partition %I', part);
        execute format('drop table %I', part);
    end if;
    execute format('alter table assessment_next rename to %I', part);
    foreach suffix in array array['pkey', 'income', 'city', 'manager']
    loop
        execute format('alter index %I rename to %I', 'assessment_next_' || suffix, part || '_' || suffix);
    end loop;
    execute format('alter table assessment attach partition %I for values from (%L) to (%L)',
        part, wanted, (wanted + interval '1 month')::date);
    execute format('grant select, insert, update, delete on %I to renewals_batch', part);
end
$$;
revoke execute on function begin_assessments(), index_assessments(), publish_assessments(date) from public;
grant execute on function begin_assessments(), index_assessments(), publish_assessments(date) to renewals_batch;

-- Roll-ups: one row per month and province, city, county or manager. Sums and counts only; a
-- ratio is made from two of them where it is shown. A customer that belongs to a city directly is
-- counted in a 'county' row of that city's own id, so that the counties of a city add up to it.
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
    -- of the customer; 'unknown' where it has no assessment in this month
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
