-- Monthly runs ordered on a page; the run itself keeps its own ledger (scoring_run).

create table run_order (
    id          int generated always as identity primary key,
    month       date        not null,
    account_id  int         not null references account,
    ordered_at  timestamptz not null,
    finished_at timestamptz,
    status      text        not null default 'waiting' check (status in ('waiting', 'done', 'failed')),
    -- why nothing was published: message key and arguments, and what to look for in the log
    failure     jsonb,
    reference   text
);
create unique index run_order_waiting on run_order (month) where status = 'waiting';

grant select, insert on run_order to renewals_admin;
grant select, update on run_order to renewals_batch;
