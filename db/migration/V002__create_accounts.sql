-- People who log in, and what slows down those who guess.

create table account (
    id                   int generated always as identity primary key,
    login                text        not null unique,
    name                 text        not null,
    role                 text        not null check (role in ('province', 'city', 'manager', 'admin')),
    org_id               int         not null references org_unit,
    -- the city of org_id; null for province and admin
    city_id              int references org_unit,
    email                text,
    grid_id              int references grid,
    -- null: cannot log in until an administrator sets a password
    password_hash        text,
    must_change_password boolean     not null default false,
    language             text check (language in ('zh', 'en')),
    disabled             boolean     not null default false,
    version              int         not null default 0,
    check ((role in ('city', 'manager')) = (city_id is not null))
);
create index account_city on account (city_id, role);

alter table grid add foreign key (manager_id) references account;

-- Failures are counted per login as typed and per address, so that known and unknown logins
-- slow down alike and nobody can lock somebody else out for good.
create table login_failure (
    login        text        not null,
    address      text        not null,
    failures     int         not null,
    last_failure timestamptz not null,
    primary key (login, address)
);

alter table account enable row level security;
create policy manager_scope on account to renewals_manager using (city_id =
    (select nullif(current_setting('renewals.city_id', true), '')::int));
create policy city_scope on account to renewals_city using (city_id =
    (select nullif(current_setting('renewals.city_id', true), '')::int));
create policy province_scope on account to renewals_province using (true);
create policy admin_scope on account to renewals_admin using (true);
create policy login_scope on account to renewals_login using (true);
create policy batch_scope on account to renewals_batch using (true);

grant select (id, login, name, role, org_id, city_id, email, grid_id, language, disabled, version)
    on account to renewals_manager, renewals_city, renewals_province;
grant select, update on account to renewals_login;
grant select, insert, update on account to renewals_admin;
grant select, insert, update, delete on account to renewals_batch;
grant select, insert, update, delete on login_failure to renewals_login;
