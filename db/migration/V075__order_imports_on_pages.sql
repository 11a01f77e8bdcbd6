-- Imports ordered on a page. What was uploaded waits in the database, not on the disk of one node: it survives
-- restarts and backups, and whichever node is free takes it. It is deleted as soon as it is loaded.

-- 'checked': a dry run; nothing but this record of it was kept
alter table import_batch drop constraint import_batch_status_check;
alter table import_batch add constraint import_batch_status_check
    check (status in ('running', 'done', 'failed', 'checked'));

create table import_order (
    id          int generated always as identity primary key,
    -- what the address of the upload carries; stands for the form's token (docs/adr/0005)
    ticket      text        not null unique,
    account_id  int         not null references account,
    status      text        not null default 'open' check (status in
                    ('open', 'receiving', 'waiting', 'running', 'interrupted', 'done', 'failed', 'withdrawn')),
    dry_run     boolean     not null,
    correction  boolean     not null,
    -- null: UTF-8
    encoding    text,
    language    text        not null check (language in ('zh', 'en')),
    -- when it was opened, then when its files were complete
    ordered_at  timestamptz not null,
    started_at  timestamptz,
    finished_at timestamptz,
    -- what it did; null until it begins
    batch_id    int unique references import_batch on delete set null,
    -- how far it is: the file being read, its lines so far, files that are done
    reading     text,
    lines       bigint      not null default 0,
    files_done  int         not null default 0,
    -- why nothing came of it: message key and arguments, and what to look for in the log
    failure     jsonb,
    reference   text
);
create index import_order_waiting on import_order (id) where status in ('waiting', 'running');

create table import_content (
    id       bigint generated always as identity primary key,
    order_id int    not null references import_order on delete cascade,
    kind     text   not null check (kind in ('data', 'profile', 'rejects')),
    -- as the browser named it, once it has been found harmless
    name     text   not null,
    bytes    bigint not null default 0
);
create index import_content_order on import_content (order_id, id);

create table import_content_chunk (
    content_id bigint not null references import_content on delete cascade,
    number     int    not null,
    bytes      bytea  not null,
    primary key (content_id, number)
);

grant select, insert, update, delete on import_order, import_content, import_content_chunk
    to renewals_admin, renewals_batch;
