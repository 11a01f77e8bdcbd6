-- Lists page through a month's customers and through contracts due in the order asked for, whatever they are narrowed to.
-- Each index ends with the id, so that a row comparison finds a page's first row, and carries what lists are narrowed by, so
-- that a row that is left out costs one entry of an index and never a row of the table.

-- Incomes of single customers are listed for one manager only: no index over all of them is read any more.
drop index assessment_income;
drop index assessment_city;
drop index assessment_manager;
create index assessment_score on assessment (value_score, customer_id)
    include (month, city_id, org_id, manager_id, tier, risk_level, industry, attention, next_act_by);
create index assessment_risk on assessment (risk_points, customer_id)
    include (month, city_id, org_id, manager_id, tier, risk_level, industry, attention, next_act_by);
create index assessment_due on assessment (next_act_by, customer_id)
    include (month, city_id, org_id, manager_id, tier, risk_level, industry, attention);
-- What one city or manager has is few enough to be sorted.
create index assessment_city on assessment (city_id);
create index assessment_manager on assessment (manager_id);

create index customer_name_order on customer (name collate "zh-x-icu", id);
create index customer_code_part on customer using gin (code gin_trgm_ops);
-- steps from one industry to the next
create index customer_industry on customer (industry);
drop index customer_city;
create index customer_city on customer (city_id, industry);

-- Contracts decided since were open at the end of an older month, so these are not limited to open ones.
drop index contract_open_due;
drop index contract_open_city;
drop index contract_open_manager;
create index contract_due on contract (act_by, id)
    include (customer_id, city_id, manager_id, starts_on, ends_on, outcome, decided_on, monthly_value);
create index contract_manager_due on contract (manager_id, act_by);

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
    analyze assessment_next;
end
$$;

create or replace function publish_assessments(wanted date) returns void
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
    foreach suffix in array array['pkey', 'score', 'risk', 'due', 'city', 'manager']
    loop
        execute format('alter index %I rename to %I', 'assessment_next_' || suffix, part || '_' || suffix);
    end loop;
    execute format('alter table assessment attach partition %I for values from (%L) to (%L)',
        part, wanted, (wanted + interval '1 month')::date);
    execute format('grant select, insert, update, delete on %I to renewals_batch', part);
end
$$;
