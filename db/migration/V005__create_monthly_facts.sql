-- What billing delivers each month. Partitioned by month; no foreign keys on the bulk tables:
-- import checks references set-based before it writes, twelve million at a time.

-- city_id, org_id, manager_id and grid_id are those of the month: a customer handed over belongs,
-- in a past month, to the manager of that month (contract.md section 3).
create table customer_month (
    month             date   not null,
    customer_id       bigint not null,
    org_id            int    not null,
    city_id           int    not null,
    manager_id        int    not null,
    grid_id           int,
    members           int,
    effective_members int,
    joined            int,
    left_members      int,
    vnet_users        int,
    baseline_users    int,
    baseline_kept     int,
    tenure_months     numeric(7, 2),
    group_paid        numeric(14, 2),
    informatization   numeric(14, 2),
    personal_bills    numeric(14, 2),
    roaming           numeric(14, 2),
    new_services      numeric(14, 2),
    toll              numeric(14, 2),
    local_fees        numeric(14, 2),
    other_fees        numeric(14, 2),
    minutes           numeric(16, 2),
    messages          bigint,
    data_mb           numeric(16, 2),
    inactive_members  int,
    suspended_members int,
    arrears           numeric(14, 2),
    primary key (customer_id, month)
) partition by range (month);

create table product_month (
    month       date   not null,
    customer_id bigint not null,
    product_id  int    not null,
    org_id      int    not null,
    city_id     int    not null,
    manager_id  int    not null,
    users       int,
    units       numeric(16, 2),
    income      numeric(14, 2),
    primary key (customer_id, product_id, month)
) partition by range (month);

-- A manager sees the months in which a customer was his and, of the customers that are his now,
-- all of them: a history that ends at the handover would help nobody.
create procedure protect_monthly_table(target regclass)
    language plpgsql
as
$$
begin
    execute format('alter table %s enable row level security', target);
    execute format('create policy manager_scope on %1$s to renewals_manager using (manager_id = '
        '(select nullif(current_setting(''renewals.manager_id'', true), '''')::int) '
        'or exists (select from customer c where c.id = %1$s.customer_id))', target);
    execute format('create policy city_scope on %1$s to renewals_city using (city_id = '
        '(select nullif(current_setting(''renewals.city_id'', true), '''')::int) '
        'or exists (select from customer c where c.id = %1$s.customer_id))', target);
    execute format('create policy province_scope on %s to renewals_province using (true)', target);
    execute format('create policy batch_scope on %s to renewals_batch using (true)', target);
end
$$;
revoke execute on procedure protect_monthly_table(regclass) from public;
call protect_monthly_table('customer_month');
call protect_monthly_table('product_month');

-- What people know about a month: loaded, computed, frozen.
create table account_month (
    month      date primary key,
    -- number of the last import batch that brought rows of this month
    batch_id   int,
    run_at     timestamptz,
    frozen_at  timestamptz
);

create table finance_month (
    month            date           not null,
    org_id           int            not null references org_unit,
    city_id          int references org_unit,
    operating_income numeric(16, 2) not null check (operating_income >= 0),
    primary key (month, org_id)
);
create table target (
    metric  text           not null,
    org_id  int            not null references org_unit,
    city_id int references org_unit,
    -- YYYY or YYYY-MM
    period  text           not null,
    value   numeric(18, 4) not null,
    primary key (metric, org_id, period)
);
create procedure protect_org_table(target regclass)
    language plpgsql
as
$$
begin
    execute format('alter table %s enable row level security', target);
    execute format('create policy own_city_scope on %s to renewals_manager, renewals_city using (city_id is null '
        'or city_id = (select nullif(current_setting(''renewals.city_id'', true), '''')::int))', target);
    execute format('create policy province_scope on %s to renewals_province using (true)', target);
    execute format('create policy batch_scope on %s to renewals_batch using (true)', target);
end
$$;
revoke execute on procedure protect_org_table(regclass) from public;
call protect_org_table('finance_month');
call protect_org_table('target');

-- Makes the partitions of a month. Run by the batch role, which may not create tables itself.
create function open_month(wanted date) returns void
    language plpgsql
    security definer
    set search_path = public, pg_temp
as
$$
declare
    parent text;
    part   text;
begin
    if wanted <> date_trunc('month', wanted)::date then
        raise exception 'a month is named by its first day, not %', wanted;
    end if;
    perform pg_advisory_xact_lock(hashtext('renewals.open_month'));
    foreach parent in array array['customer_month', 'product_month', 'assessment']
    loop
        part := format('%s_%s', parent, to_char(wanted, 'YYYYMM'));
        if to_regclass(part) is null then
            execute format('create table %I partition of %I for values from (%L) to (%L)',
                part, parent, wanted, (wanted + interval '1 month')::date);
            -- bulk loads may write the partition itself; nobody else can reach past the parent's policies
            execute format('grant select, insert, update, delete on %I to renewals_batch', part);
        end if;
    end loop;
    insert into account_month (month) values (wanted) on conflict do nothing;
end
$$;
revoke execute on function open_month(date) from public;
grant execute on function open_month(date) to renewals_batch;

grant select on customer_month, product_month, finance_month, target
    to renewals_manager, renewals_city, renewals_province;
grant select on account_month to renewals_manager, renewals_city, renewals_province, renewals_admin;
grant select, insert, update, delete on customer_month, product_month, finance_month, target, account_month
    to renewals_batch;
