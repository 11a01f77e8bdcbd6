-- Alerts are worked on by the account manager of their customer; every step of theirs, and of the monthly run, stays on record.

create table alert_step (
    id         bigint generated always as identity primary key,
    alert_id   bigint      not null references anomaly_alert on delete cascade,
    city_id    int         not null references org_unit,
    manager_id int         not null references account,
    -- null for the first, with which the alert was opened
    from_state text check (from_state in ('open', 'acknowledged', 'in_progress', 'resolved', 'false_alarm')),
    to_state   text        not null
        check (to_state in ('open', 'acknowledged', 'in_progress', 'resolved', 'false_alarm')),
    at         timestamptz not null,
    -- who took it; or the month whose run did
    account_id int references account,
    month      date,
    comment    text check (length(comment) between 1 and 2000),
    check ((account_id is null) = (month is not null)),
    check (account_id is null or comment is not null or to_state not in ('resolved', 'false_alarm'))
);
create index alert_step_alert on alert_step (alert_id, id);
call protect_scoped_table('alert_step');

-- The history goes with the alert, which goes with its customer.
create function carry_alert_scope() returns trigger
    language plpgsql
    security definer
    set search_path = public, pg_temp
as
$$
begin
    update alert_step set city_id = new.city_id, manager_id = new.manager_id where alert_id = new.id;
    return null;
end
$$;
create trigger alert_scope_moved
    after update of city_id, manager_id
    on anomaly_alert
    for each row
    when (old.city_id <> new.city_id or old.manager_id <> new.manager_id)
execute function carry_alert_scope();

-- What is known of alerts there are already: the runs that opened and ended them.
insert into alert_step (alert_id, city_id, manager_id, from_state, to_state, at, month)
select k.id, k.city_id, k.manager_id, null, 'open', coalesce(m.run_at, k.opened_month), k.opened_month
from anomaly_alert k left join account_month m on m.month = k.opened_month
order by k.id;
insert into alert_step (alert_id, city_id, manager_id, from_state, to_state, at, month)
select k.id, k.city_id, k.manager_id, k.state_before, k.state, coalesce(m.run_at, k.closed_month), k.closed_month
from anomaly_alert k left join account_month m on m.month = k.closed_month
where k.state_before is not null
order by k.id;

-- A manager's alerts are listed by when they were opened.
drop index anomaly_alert_manager;
create index anomaly_alert_manager on anomaly_alert (manager_id, opened_month, id);

-- Append-only: nobody is granted update or delete.
grant select, insert on alert_step to renewals_manager, renewals_batch;
grant update (state, closed_month, version) on anomaly_alert to renewals_manager;

-- A manager writes what he did in his own name, once the alert is what the line says, and leaves closed alerts alone.
create policy manager_works on anomaly_alert as restrictive for update to renewals_manager
    using (closed_month is null) with check (state <> 'open');
create policy manager_records on alert_step as restrictive for insert to renewals_manager
    with check (account_id = (select nullif(current_setting('renewals.manager_id', true), '')::int)
        and from_state <> to_state
        and exists (select from anomaly_alert k where k.id = alert_id and k.state = to_state));
