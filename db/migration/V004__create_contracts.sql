-- Contracts and how each term ended.

create table contract (
    id            bigint generated always as identity primary key,
    number        text           not null unique,
    customer_id   bigint         not null references customer on delete cascade,
    city_id       int            not null references org_unit,
    manager_id    int            not null references account,
    product_id    int references product,
    starts_on     date           not null,
    ends_on       date           not null,
    monthly_value numeric(14, 2) not null check (monthly_value >= 0),
    monthly_cost  numeric(14, 2) check (monthly_cost >= 0),
    notice_days   int check (notice_days >= 0),
    auto_renews   boolean,
    -- the contract this one renews
    renews_number text,
    outcome       text           not null default 'open' check (outcome in ('open', 'renewed', 'lost')),
    decided_on    date,
    loss_reason   text,
    captive       boolean,
    -- the day windows are counted from: the earlier of due date and notice date (contract.md "windows")
    act_by        date generated always as (ends_on - coalesce(notice_days, 0)) stored,
    version       int            not null default 0,
    check (starts_on <= ends_on)
);
create index contract_customer on contract (customer_id);
create index contract_renews on contract (renews_number) where renews_number is not null;
create index contract_open_manager on contract (manager_id, act_by) where outcome = 'open';
create index contract_open_city on contract (city_id, act_by) where outcome = 'open';
create index contract_open_due on contract (act_by) where outcome = 'open';
create index contract_ends on contract (ends_on);
call protect_scoped_table('contract');

create or replace function carry_customer_scope() returns trigger
    language plpgsql
    security definer
    set search_path = public, pg_temp
as
$$
begin
    update contact set city_id = new.city_id, manager_id = new.manager_id where customer_id = new.id;
    update contract set city_id = new.city_id, manager_id = new.manager_id where customer_id = new.id;
    return null;
end
$$;

grant select on contract to renewals_manager, renewals_city, renewals_province;
grant select, insert, update, delete on contract to renewals_batch;
