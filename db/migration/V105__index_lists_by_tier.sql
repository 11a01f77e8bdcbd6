-- Tiers follow scores: customers of one tier in the order of their scores stood behind all those of better tiers. And those
-- that need attention are few among the many with as high a risk.
create index assessment_tier on assessment (tier, value_score, customer_id)
    include (month, city_id, org_id, manager_id, risk_level, industry, attention, next_act_by);
create index assessment_attention on assessment (risk_points, customer_id)
    include (month, city_id, org_id, manager_id, tier, risk_level, industry, next_act_by) where attention;

-- Whole grids among the parts that managers have in them.
create index grid_month_whole on grid_month (month, parent_id) where part = 'whole';

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
    create index if not exists assessment_next_tier on assessment_next (tier, value_score, customer_id)
        include (month, city_id, org_id, manager_id, risk_level, industry, attention, next_act_by);
    create index if not exists assessment_next_attention on assessment_next (risk_points, customer_id)
        include (month, city_id, org_id, manager_id, tier, risk_level, industry, next_act_by) where attention;
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
