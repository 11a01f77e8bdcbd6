-- Organisation: province company, cities, counties; grids lie across them (R093-R098).

-- Policies of the second lock. Every table that carries city_id and manager_id is handed to
-- protect_scoped_table, so that no table invents its own rule (ADR 0002).
create procedure protect_scoped_table(target regclass)
    language plpgsql
as
$$
begin
    execute format('alter table %s enable row level security', target);
    execute format('create policy manager_scope on %s to renewals_manager using (manager_id = '
        '(select nullif(current_setting(''renewals.manager_id'', true), '''')::int))', target);
    execute format('create policy city_scope on %s to renewals_city using (city_id = '
        '(select nullif(current_setting(''renewals.city_id'', true), '''')::int))', target);
    execute format('create policy province_scope on %s to renewals_province using (true)', target);
    execute format('create policy batch_scope on %s to renewals_batch using (true)', target);
end
$$;
revoke execute on procedure protect_scoped_table(regclass) from public;

create table org_unit (
    id        int generated always as identity primary key,
    code      text not null unique,
    name      text not null,
    kind      text not null check (kind in ('province', 'city', 'county')),
    parent_id int references org_unit,
    -- the city this unit is or lies in; null for the province
    city_id   int references org_unit,
    check ((kind = 'province') = (city_id is null))
);
create index org_unit_parent on org_unit (parent_id);

create table grid (
    id         int generated always as identity primary key,
    code       text not null unique,
    name       text not null,
    kind       text not null check (kind in ('main', 'sub', 'micro', 'feature')),
    subtype    text,
    parent_id  int references grid,
    org_id     int  not null references org_unit,
    -- one account manager per micro-grid (R097); set from the users file
    manager_id int
);
create index grid_org on grid (org_id);

grant select on org_unit, grid
    to renewals_manager, renewals_city, renewals_province, renewals_admin, renewals_login;
grant select, insert, update, delete on org_unit, grid to renewals_batch;
