-- Tiers follow scores: customers of one tier in the order of their scores stood behind all those of better tiers. And those
-- that need attention are few among the many with as high a risk.
create index assessment_tier on assessment (tier, value_score, customer_id)
    include (month, city_id, org_id, manager_id, risk_level, industry, attention, next_act_by);
create index assessment_attention on assessment (risk_points, customer_id)
    include (month, city_id, org_id, manager_id, tier, risk_level, industry, next_act_by) where attention;

-- Whole grids among the parts that managers have in them.
create index grid_month_whole on grid_month (month, parent_id) where part = 'whole';

-- A month is loaded without indexes and then gets those of its parent, whatever they are.
create or replace function index_assessments() returns void
    language plpgsql
    security definer
    set search_path = public, pg_temp
as
$$
declare
    parent text;
    wanted record;
begin
    foreach parent in array array['assessment', 'contract_score']
    loop
        if to_regclass(parent || '_next_pkey') is null then
            execute format('alter table %I add constraint %I primary key (%I, month)', parent || '_next',
                parent || '_next_pkey', case parent when 'assessment' then 'customer_id' else 'contract_id' end);
        end if;
        for wanted in select c.relname as name, regexp_replace(pg_get_indexdef(c.oid), '^.* USING ', 'using ') as columns
                      from pg_index i join pg_class c on c.oid = i.indexrelid
                      where i.indrelid = parent::regclass and not i.indisprimary
                      order by c.relname
        loop
            execute format('create index if not exists %I on %I %s',
                parent || '_next' || substr(wanted.name, length(parent) + 1), parent || '_next', wanted.columns);
        end loop;
        execute format('analyze %I', parent || '_next');
    end loop;
end
$$;
