-- Report documents, who gets them, and the way out by mail.

-- Kept for good: nobody is granted update or delete but the batch role, which never uses it on this table.
create table report_document (
    id              bigint generated always as identity primary key,
    kind            text        not null check (kind in ('monthly')),
    month           date        not null,
    scope_kind      text        not null check (scope_kind in ('province', 'city', 'manager')),
    -- the city's org unit or the manager's account; 0 for the province
    scope_id        int         not null,
    language        text        not null check (language in ('zh', 'en')),
    -- 1, 2, … : a report made from corrected data is a new version, the old one stays as it was
    version         int         not null,
    sha256          text        not null,
    title           text        not null,
    file_name       text        not null,
    -- the few figures a mail quotes, worded as in the document
    headline_labels text[]      not null,
    headline_values text[]      not null,
    content         bytea       not null,
    created_at      timestamptz not null,
    check ((scope_kind = 'province') = (scope_id = 0)),
    check (cardinality(headline_labels) = cardinality(headline_values)),
    unique (kind, month, scope_kind, scope_id, language, version)
);

-- A document is read by the scope it was computed with and by nobody above: a manager's report says
-- more on single customers than his city may see (contract.md section 3).
alter table report_document enable row level security;
create policy manager_scope on report_document to renewals_manager using (scope_kind = 'manager'
    and scope_id = (select nullif(current_setting('renewals.manager_id', true), '')::int));
create policy city_scope on report_document to renewals_city using (scope_kind = 'city'
    and scope_id = (select nullif(current_setting('renewals.city_id', true), '')::int));
create policy province_scope on report_document to renewals_province using (scope_kind = 'province');
create policy batch_scope on report_document to renewals_batch using (true);

-- No scope is stored: each report is computed with the scope the account has then.
create table report_recipient (
    account_id int primary key references account,
    language   text    not null check (language in ('zh', 'en')),
    active     boolean not null default true
);

-- One row: when the monthly reports leave.
create table report_schedule (
    id           int primary key default 1 check (id = 1),
    enabled      boolean not null default false,
    day_of_month int     not null default 8 check (day_of_month between 1 and 28),
    at_time      time    not null default '08:00',
    -- the first month that leaves by schedule; set when the schedule is switched on
    first_month  date,
    -- what happens to a message of which nobody knows whether it arrived (RFC 1047)
    unknown      text    not null default 'retry' check (unknown in ('retry', 'hold')),
    version      int     not null default 0,
    check (not enabled or first_month is not null)
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

-- The outbox. It repeats month, scope and version of the document, so that those who look after
-- delivery need not be able to read documents.
create table mail_message (
    id               bigint generated always as identity primary key,
    document_id      bigint      not null references report_document,
    month            date        not null,
    scope_kind       text        not null,
    scope_id         int         not null,
    document_version int         not null,
    account_id       int         not null references account,
    -- where it went, or where it would go now
    email            text        not null,
    language         text        not null,
    message_id       text        not null unique,
    status           text        not null default 'queued' check (status in
                         ('queued', 'sending', 'sent', 'rejected', 'unknown', 'held', 'given_up')),
    -- tries since it was queued
    attempts         int         not null default 0,
    -- the try that is on or was the last; a result that comes late is told from a newer one by it
    attempt_id       bigint,
    queued_at        timestamptz not null,
    next_try_at      timestamptz not null,
    lease_until      timestamptz,
    sent_at          timestamptz,
    -- set when a message may have arrived twice
    maybe_twice      boolean     not null default false,
    -- how often a person asked to send it again although it had been sent
    resends          int         not null default 0,
    reason           text check (reason in ('refused', 'put_off', 'unreachable', 'unanswered', 'interrupted',
                                            'no_longer_entitled', 'bad_address', 'settled', 'stopped')),
    -- what the mail server said
    last_answer      text,
    unique (document_id, account_id)
);
create index mail_message_open on mail_message (next_try_at) where status in ('queued', 'sending', 'unknown');
create index mail_message_month on mail_message (month, id);
create index mail_message_account on mail_message (account_id, month);

create table mail_attempt (
    id         bigint generated always as identity primary key,
    mail_id    bigint      not null references mail_message,
    number     int         not null,
    started_at timestamptz not null,
    ended_at   timestamptz,
    outcome    text check (outcome in ('sent', 'rejected', 'put_off', 'unknown')),
    reason     text,
    answer     text
);
create index mail_attempt_mail on mail_attempt (mail_id);

grant select, insert on report_document to renewals_manager, renewals_city, renewals_province;
grant select on report_recipient, report_schedule, mail_message, mail_attempt, job_ledger
    to renewals_province, renewals_admin;
grant insert, update on report_recipient to renewals_province, renewals_admin;
grant update on report_schedule, mail_message to renewals_province, renewals_admin;
grant select, insert, update, delete
    on report_document, report_recipient, report_schedule, job_ledger, mail_message, mail_attempt
    to renewals_batch;
