-- Health, anomalies, elasticity, lifecycle and lifetime value of each customer and month; thresholds and alerts.

alter table assessment
    -- null where less than 60 % of the weight is known (requirements 5.6)
    add health_score        numeric(5, 2),
    add health_completeness numeric(5, 2),
    add health_band         text check (health_band in ('healthy', 'watch', 'warning', 'critical')),
    -- the score fell by 10 points or more within the month
    add health_dropped      boolean not null default false,
    -- the thirteen inputs; null where missing
    add health_inputs       double precision[],
    -- the sign that made the month anomalous, null where none did (requirements 5.3)
    add status_anomaly      text,
    add call_anomaly        text,
    add anomaly_inputs      double precision[],
    -- T1, T2, T3 that were in effect for this customer
    add anomaly_thresholds  real[],
    -- of informatization, group-paid income and personal bills; null where not applicable (requirements 5.4)
    add elasticity          double precision[],
    -- R201
    add stage               text,
    -- what the customer's contracts are still worth, yuan
    add lifetime_value      numeric(16, 2),
    -- contracts to be acted on within 180 days: (1 - p) x d x 12, summed
    add revenue_at_risk     numeric(14, 2);

-- Thresholds people set, most specific first; the province's defaults are part of the rules. Never edited: a change ends one
-- line and begins another.
create table threshold_rule (
    id             int generated always as identity primary key,
    scope_kind     text        not null check (scope_kind in ('province', 'city', 'manager')),
    city_id        int references org_unit,
    manager_id     int references account,
    tier_class     text check (tier_class in ('A', 'B', 'C')),
    t1             numeric(5, 2) not null check (t1 > 0),
    t2             numeric(5, 2) not null check (t2 > 0),
    t3             numeric(5, 2) not null check (t3 > 0),
    effective_from date        not null,
    effective_to   date,
    account_id     int references account,
    set_at         timestamptz not null,
    check ((scope_kind = 'province') = (city_id is null)),
    check ((scope_kind = 'manager') = (manager_id is not null))
);
call protect_org_table('threshold_rule');

-- Alerts live from the first anomalous month until a person or two normal months end them.
create table anomaly_alert (
    id            bigint generated always as identity primary key,
    customer_id   bigint not null references customer on delete cascade,
    city_id       int    not null references org_unit,
    manager_id    int    not null references account,
    kind          text   not null check (kind in ('status', 'call')),
    opened_month  date   not null,
    state         text   not null default 'open'
        check (state in ('open', 'acknowledged', 'in_progress', 'resolved', 'false_alarm')),
    -- month in which it ended; and, where the system ended it, the state it was in before
    closed_month  date,
    state_before  text,
    version       int    not null default 0,
    check ((state in ('resolved', 'false_alarm')) = (closed_month is not null))
);
create unique index anomaly_alert_live on anomaly_alert (customer_id, kind) where closed_month is null;
create index anomaly_alert_city on anomaly_alert (city_id);
create index anomaly_alert_manager on anomaly_alert (manager_id);
call protect_scoped_table('anomaly_alert');

create or replace function carry_customer_scope() returns trigger
    language plpgsql
    security definer
    set search_path = public, pg_temp
as
$$
begin
    update contact set city_id = new.city_id, manager_id = new.manager_id where customer_id = new.id;
    update contract set city_id = new.city_id, manager_id = new.manager_id where customer_id = new.id;
    update complaint set city_id = new.city_id, manager_id = new.manager_id where customer_id = new.id;
    update survey_answer set city_id = new.city_id, manager_id = new.manager_id where customer_id = new.id;
    update visit set city_id = new.city_id, manager_id = new.manager_id where customer_id = new.id;
    update tier_change_request set city_id = new.city_id, manager_id = new.manager_id
    where customer_id = new.id and status = 'submitted';
    update anomaly_alert set city_id = new.city_id, manager_id = new.manager_id where customer_id = new.id;
    return null;
end
$$;

-- Totals of a month that moved more than is plausible (requirements 4); told before the month is frozen.
create table plausibility_warning (
    month      date   not null,
    limit_key  text   not null,
    -- what the limit is about, such as a product's code; empty for the whole province
    subject    text   not null default '',
    previous   numeric,
    current    numeric,
    primary key (month, limit_key, subject)
);

grant select on threshold_rule, anomaly_alert to renewals_manager, renewals_city, renewals_province;
grant select on plausibility_warning to renewals_province, renewals_admin;
grant select, insert, update, delete on threshold_rule, anomaly_alert, plausibility_warning to renewals_batch;
