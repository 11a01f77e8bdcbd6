-- Report documents, who gets them, and the way out by mail.

create table report_document (
    id          bigint generated always as identity primary key,
    kind        text        not null check (kind in ('monthly')),
    month       date        not null,
    scope_kind  text        not null check (scope_kind in ('province', 'city', 'manager')),
    scope_id    int         not null,
    city_id     int,
    manager_id  int,
    language    text        not null check (language in ('zh', 'en')),
    -- 1, 2, … : a report made from corrected data is a new version, the old one stays as it was
    version     int         not null,
    sha256      text        not null,
    file_name   text        not null,
    content     bytea       not null,
    created_at  timestamptz not null,
    unique (kind, month, scope_kind, scope_id, language, version)
);
call protect_scoped_table('report_document');

create table report_recipient (
    account_id int primary key references account,
    city_id    int references org_unit,
    manager_id int references account,
    language   text    not null default 'zh' check (language in ('zh', 'en')),
    active     boolean not null default true,
    version    int     not null default 0
);
call protect_scoped_table('report_recipient');

-- One row: when the monthly reports leave.
create table report_schedule (
    id           int primary key default 1 check (id = 1),
    enabled      boolean not null default false,
    day_of_month int     not null default 8 check (day_of_month between 1 and 28),
    at_time      time    not null default '08:00',
    -- what happens to a message of which nobody knows whether it arrived (RFC 1047)
    unknown      text    not null default 'retry' check (unknown in ('retry', 'hold')),
    version      int     not null default 0
);
insert into report_schedule default values;

-- Every kind of job does each period once per scope, however often it is started.
create table job_ledger (
    kind        text        not null,
    period      text        not null,
    scope       text        not null default '',
    started_at  timestamptz not null,
    finished_at timestamptz,
    primary key (kind, period, scope)
);

create table mail_message (
    id           bigint generated always as identity primary key,
    document_id  bigint      not null references report_document,
    account_id   int         not null references account,
    city_id      int,
    manager_id   int,
    email        text        not null,
    language     text        not null,
    message_id   text        not null unique,
    status       text        not null check (status in
                                             ('queued', 'sending', 'sent', 'rejected', 'unknown', 'held', 'given_up')),
    attempts     int         not null default 0,
    created_at   timestamptz not null,
    next_try_at  timestamptz not null,
    lease_until  timestamptz,
    sent_at      timestamptz,
    -- set when a message may have arrived twice
    maybe_twice  boolean     not null default false,
    last_answer  text,
    unique (document_id, account_id)
);
create index mail_message_open on mail_message (next_try_at) where status in ('queued', 'sending', 'unknown');
call protect_scoped_table('mail_message');

create policy admin_scope on report_recipient to renewals_admin using (true);
create policy admin_scope on mail_message to renewals_admin using (true);

grant select on report_document to renewals_manager, renewals_city, renewals_province;
grant select on report_recipient, report_schedule, mail_message, job_ledger to renewals_province, renewals_admin;
grant insert, update, delete on report_recipient to renewals_province, renewals_admin;
grant update on report_schedule to renewals_province, renewals_admin;
grant update on mail_message to renewals_province, renewals_admin;
grant select, insert, update, delete on report_document, report_recipient, report_schedule, mail_message, job_ledger
    to renewals_batch;
grant insert on report_document to renewals_manager, renewals_city, renewals_province;
