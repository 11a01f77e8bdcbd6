-- Every import ever made, what it did and what it refused. Seen by administrators only.

create table import_batch (
    id          int generated always as identity primary key,
    -- null: from the command line
    account_id  int references account,
    actor       text        not null,
    started_at  timestamptz not null,
    finished_at timestamptz,
    status      text        not null check (status in ('running', 'done', 'failed')),
    correction  boolean     not null default false,
    profile     text,
    -- why a failed import failed: message key and arguments
    failure     jsonb
);

create table import_file (
    batch_id     int    not null references import_batch on delete cascade,
    position     int    not null,
    name         text   not null,
    target       text   not null,
    read         bigint not null,
    inserted     bigint not null,
    updated      bigint not null,
    unchanged    bigint not null,
    rejected     bigint not null,
    filtered     bigint not null default 0,
    unknown_columns text[] not null default '{}',
    -- the header line of the rejects file
    header       text[] not null default '{}',
    primary key (batch_id, position)
);

create table import_reject (
    batch_id    int    not null,
    position    int    not null,
    line        bigint not null,
    column_name text,
    value       text,
    reason_key  text   not null,
    reason_args jsonb  not null default '[]',
    fields      text[] not null,
    foreign key (batch_id, position) references import_file on delete cascade
);
create index import_reject_file on import_reject (batch_id, position, line);

grant select on import_batch, import_file, import_reject to renewals_admin;
grant select, insert, update, delete on import_batch, import_file, import_reject to renewals_batch;
