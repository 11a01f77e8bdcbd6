-- Group customers, who looks after them, and whom to call.

create extension if not exists pg_trgm;

create table customer (
    id                 bigint generated always as identity primary key,
    code               text   not null unique,
    name               text   not null,
    org_id             int    not null references org_unit,
    city_id            int    not null references org_unit,
    manager_id         int    not null references account,
    grid_id            int references grid,
    industry           text,
    nature             text,
    employees          int check (employees >= 0),
    info_level         smallint check (info_level between 1 and 5),
    influence_social   numeric(5, 2) check (influence_social between 0 and 100),
    influence_economic numeric(5, 2) check (influence_economic between 0 and 100),
    signed_on          date,
    status             text   not null default 'active' check (status in ('prospect', 'active', 'silent', 'left')),
    -- the tier in effect now; null until the first monthly run
    tier               text check (tier in ('A1', 'A2', 'B1', 'B2', 'C')),
    -- last day on which a tier set by hand holds against the system's suggestion (requirements 5.1)
    tier_held_until    date,
    version            int    not null default 0
);
create index customer_manager on customer (manager_id);
create index customer_city on customer (city_id);
create index customer_name on customer using gin (name gin_trgm_ops);
call protect_scoped_table('customer');

-- Who looked after a customer from when; the present assignment is customer.manager_id.
create table customer_assignment (
    customer_id bigint not null references customer on delete cascade,
    from_month  date   not null,
    city_id     int    not null references org_unit,
    org_id      int    not null references org_unit,
    manager_id  int    not null references account,
    primary key (customer_id, from_month)
);
call protect_scoped_table('customer_assignment');

create table contact (
    id          bigint generated always as identity primary key,
    customer_id bigint  not null references customer on delete cascade,
    city_id     int     not null references org_unit,
    manager_id  int     not null references account,
    name        text    not null,
    role        text check (role in ('decision', 'technical', 'user', 'payer')),
    phone       text,
    email       text,
    consent     boolean,
    unique (customer_id, name)
);
call protect_scoped_table('contact');

-- A customer handed over takes its people along, in the same transaction and whoever does it.
create function carry_customer_scope() returns trigger
    language plpgsql
    security definer
    set search_path = public, pg_temp
as
$$
begin
    update contact set city_id = new.city_id, manager_id = new.manager_id where customer_id = new.id;
    return null;
end
$$;
create trigger customer_scope_moved
    after update of city_id, manager_id
    on customer
    for each row
    when (old.city_id <> new.city_id or old.manager_id <> new.manager_id)
execute function carry_customer_scope();

create table product (
    id              int generated always as identity primary key,
    code            text    not null unique,
    name            text    not null,
    family          text    not null check (family in ('standard', 'application', 'other')),
    informatization boolean not null default false
);

grant select on customer, customer_assignment, contact, product
    to renewals_manager, renewals_city, renewals_province;
-- An approved tier change is the only thing people write on a customer.
grant update (tier, tier_held_until, version) on customer to renewals_city;
grant select on product to renewals_admin;
grant select, insert, update, delete on customer, customer_assignment, contact, product to renewals_batch;
