-- Views of lists that people save under a name, and how dense they like their rows. Each account sees its own only: the
-- second lock goes by renewals.account_id, which every transaction sets beside city and manager.

create table saved_view (
    id         bigint generated always as identity primary key,
    account_id int     not null references account on delete cascade,
    -- the word of the list
    list       text    not null check (list ~ '^[a-z-]{1,40}$'),
    name       text    not null check (length(name) between 1 and 40),
    -- parameters of the list's address: filter, place, order, columns; never the month
    query      text    not null check (length(query) <= 2000),
    -- opens when the list is opened without parameters
    standard   boolean not null default false,
    unique (account_id, list, name)
);
create unique index saved_view_standard on saved_view (account_id, list) where standard;

create table list_setting (
    account_id int primary key references account on delete cascade,
    compact    boolean not null
);

alter table saved_view enable row level security;
create policy own on saved_view to renewals_manager, renewals_city, renewals_province
    using (account_id = (select nullif(current_setting('renewals.account_id', true), '')::int));
create policy batch_scope on saved_view to renewals_batch using (true);

alter table list_setting enable row level security;
create policy own on list_setting to renewals_manager, renewals_city, renewals_province
    using (account_id = (select nullif(current_setting('renewals.account_id', true), '')::int));
create policy batch_scope on list_setting to renewals_batch using (true);

grant select, insert, update, delete on saved_view, list_setting
    to renewals_manager, renewals_city, renewals_province, renewals_batch;
