-- Who did what, in the transaction that did it. Append-only: nobody is granted update or delete.

create table audit_entry (
    id           bigint generated always as identity primary key,
    at           timestamptz not null,
    -- null: nobody was logged in (a failed log-in, the command line)
    account_id   int references account,
    actor        text        not null,
    action       text        not null,
    subject_kind text,
    subject      text,
    -- whose data it was about; null for administration
    city_id      int references org_unit,
    manager_id   int references account,
    detail       jsonb       not null default '{}'
);
create index audit_entry_subject on audit_entry (subject_kind, subject, at);
create index audit_entry_city on audit_entry (city_id, at);

alter table audit_entry enable row level security;
create policy manager_scope on audit_entry for select to renewals_manager using (manager_id =
    (select nullif(current_setting('renewals.manager_id', true), '')::int));
create policy city_scope on audit_entry for select to renewals_city using (city_id =
    (select nullif(current_setting('renewals.city_id', true), '')::int));
create policy province_scope on audit_entry for select to renewals_province using (true);
create policy admin_scope on audit_entry for select to renewals_admin using (city_id is null);
create policy batch_scope on audit_entry for select to renewals_batch using (true);
create policy everybody_writes on audit_entry for insert
    to renewals_manager, renewals_city, renewals_province, renewals_admin, renewals_login, renewals_batch
    with check (true);

grant select on audit_entry to renewals_manager, renewals_city, renewals_province, renewals_admin, renewals_batch;
grant insert on audit_entry
    to renewals_manager, renewals_city, renewals_province, renewals_admin, renewals_login, renewals_batch;
