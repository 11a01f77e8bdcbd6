-- How likely each open contract is to be renewed, the models that say so, and what they turned out to be worth.

-- Immutable versions. A model knows nothing of any month after known_until.
create table likelihood_model (
    id          int generated always as identity primary key,
    version     text        not null unique,
    -- last month whose outcomes and facts it was trained on
    known_until date        not null,
    trained_at  timestamptz not null,
    -- null where a schedule or a command trained it
    account_id  int references account,
    seed        bigint      not null,
    -- first month whose facts were looked at, rows, contracts and how many of these were renewed
    known_from  date        not null,
    training_rows int       not null,
    contracts   int         not null,
    renewed     int         not null,
    -- names of the features in the order of stored vectors
    features    text[]      not null,
    -- families and sizes tried, their figures inside the training window, weights, calibration; held-out figures of this
    -- model and, on the same rows, of the one it challenges and of the base rate
    candidates  jsonb       not null,
    quality     jsonb       not null,
    log         jsonb       not null,
    -- the model itself, as LikelihoodModel reads it
    body        text        not null
);

-- Who put which model into use from which month on, and why. The newest line of the latest month not after the one that is
-- scored counts; model_id null is the expert scorecard. Going back is one more line.
create table model_activation (
    id           int generated always as identity primary key,
    model_id     int references likelihood_model,
    from_month   date        not null,
    activated_at timestamptz not null,
    -- null where a command did
    account_id   int references account,
    actor        text        not null,
    reason       text        not null check (reason <> '')
);

-- Orders to train, from a page; a job carries them out.
create table training_order (
    id          int generated always as identity primary key,
    month       date        not null,
    account_id  int         not null references account,
    ordered_at  timestamptz not null,
    finished_at timestamptz,
    status      text        not null default 'waiting' check (status in ('waiting', 'done', 'failed')),
    model_id    int references likelihood_model,
    failure     jsonb,
    reference   text
);
create unique index training_order_waiting on training_order (month) where status = 'waiting';

grant select on likelihood_model, model_activation
    to renewals_manager, renewals_city, renewals_province, renewals_admin;
grant insert on model_activation to renewals_province;
grant select, insert on training_order to renewals_province, renewals_admin;
grant select, insert on likelihood_model, model_activation to renewals_batch;
grant select, update on training_order to renewals_batch;

-- One row per open contract and month, frozen with the month.
create table contract_score (
    month         date             not null,
    contract_id   bigint           not null,
    customer_id   bigint           not null,
    city_id       int              not null,
    manager_id    int              not null,
    -- days from the month's end to the day to act by; 0 and below: past
    act_in_days   int              not null,
    monthly_value numeric(14, 2)   not null,
    -- null: the expert scorecard
    model_id      int,
    log_odds      double precision not null,
    probability   double precision not null,
    -- (1 - p) x d x 12 (contract.md "revenue at risk")
    revenue_at_risk numeric(14, 2) not null,
    -- another trained model's word on the same contract, where one waits to be put into use
    challenger_id int,
    challenger_probability double precision,
    -- what the model looked at, in the order of its features, and what each added to the log-odds; of the scorecard the
    -- inputs and points of its rules. Contributions are kept for contracts to be acted on within 180 days.
    features      real[]           not null,
    contributions double precision[],
    primary key (contract_id, month)
) partition by range (month);
call protect_monthly_table('contract_score');

-- What was said of a contract at T-180, T-90 and T-30 and at the last month's end before it was decided (stage 0), beside
-- what happened; written in the month the outcome became known.
create table judged_forecast (
    known_month   date             not null,
    contract_id   bigint           not null,
    stage         smallint         not null check (stage in (0, 30, 90, 180)),
    score_month   date             not null,
    customer_id   bigint           not null,
    city_id       int              not null,
    manager_id    int              not null,
    -- of the customer in the month it was scored
    tier          text             not null,
    model_id      int,
    probability   double precision not null,
    challenger_id int,
    challenger_probability double precision,
    renewed       boolean          not null,
    captive       boolean          not null,
    -- d and w of the due cohort: monthly value before, and of the renewing contract
    monthly_value numeric(14, 2)   not null,
    renewed_value numeric(14, 2)   not null,
    primary key (contract_id, stage)
);
create index judged_forecast_known on judged_forecast (known_month, stage);
create index judged_forecast_city on judged_forecast (city_id, known_month);
create index judged_forecast_manager on judged_forecast (manager_id, known_month);
call protect_scoped_table('judged_forecast');

grant select on contract_score, judged_forecast to renewals_manager, renewals_city, renewals_province;
grant select, insert, update, delete on contract_score, judged_forecast to renewals_batch;

-- contract_score gets its partitions where the other monthly tables do.
create or replace function open_month(wanted date) returns void
    language plpgsql
    security definer
    set search_path = public, pg_temp
as
$$
declare
    parent text;
    part   text;
begin
    if wanted <> date_trunc('month', wanted)::date then
        raise exception 'a month is named by its first day, not %', wanted;
    end if;
    perform pg_advisory_xact_lock(hashtext('renewals.open_month'));
    foreach parent in array array['customer_month', 'product_month', 'assessment', 'contract_score']
    loop
        part := format('%s_%s', parent, to_char(wanted, 'YYYYMM'));
        if to_regclass(part) is null then
            execute format('create table %I (like %I including all)', part, parent);
            execute format('alter table %I attach partition %I for values from (%L) to (%L)',
                parent, part, wanted, (wanted + interval '1 month')::date);
            execute format('grant select, insert, update, delete on %I to renewals_batch', part);
        end if;
    end loop;
    insert into account_month (month) values (wanted) on conflict do nothing;
end
$$;

-- What a run computes is swapped in as a whole: readers see the old month or the new one, in all its tables.
create or replace function begin_assessments() returns void
    language plpgsql
    security definer
    set search_path = public, pg_temp
as
$$
begin
    drop table if exists assessment_next, contract_score_next;
    create table assessment_next (like assessment including constraints including storage);
    create table contract_score_next (like contract_score including constraints including storage);
    grant select, insert on assessment_next, contract_score_next to renewals_batch;
end
$$;

create or replace function index_assessments() returns void
    language plpgsql
    security definer
    set search_path = public, pg_temp
as
$$
begin
    if to_regclass('assessment_next_pkey') is null then
        alter table assessment_next add constraint assessment_next_pkey primary key (customer_id, month);
    end if;
    create index if not exists assessment_next_score on assessment_next (value_score, customer_id)
        include (month, city_id, org_id, manager_id, tier, risk_level, industry, attention, next_act_by);
    create index if not exists assessment_next_risk on assessment_next (risk_points, customer_id)
        include (month, city_id, org_id, manager_id, tier, risk_level, industry, attention, next_act_by);
    create index if not exists assessment_next_due on assessment_next (next_act_by, customer_id)
        include (month, city_id, org_id, manager_id, tier, risk_level, industry, attention);
    create index if not exists assessment_next_city on assessment_next (city_id);
    create index if not exists assessment_next_manager on assessment_next (manager_id);
    analyze assessment_next;
    if to_regclass('contract_score_next_pkey') is null then
        alter table contract_score_next add constraint contract_score_next_pkey primary key (contract_id, month);
    end if;
    analyze contract_score_next;
end
$$;

create or replace function publish_assessments(wanted date) returns void
    language plpgsql
    security definer
    set search_path = public, pg_temp
as
$$
declare
    parent text;
    next   text;
    part   text;
    suffix text;
begin
    foreach parent in array array['assessment', 'contract_score']
    loop
        next := parent || '_next';
        part := format('%s_%s', parent, to_char(wanted, 'YYYYMM'));
        if to_regclass(part) is not null then
            execute format('alter table %I detach partition %I', parent, part);
            execute format('drop table %I', part);
        end if;
        execute format('alter table %I rename to %I', next, part);
        for suffix in select substr(c.relname, length(next) + 2)
                      from pg_index i join pg_class c on c.oid = i.indexrelid
                      where i.indrelid = part::regclass
        loop
            execute format('alter index %I rename to %I', next || '_' || suffix, part || '_' || suffix);
        end loop;
        execute format('alter table %I attach partition %I for values from (%L) to (%L)',
            parent, part, wanted, (wanted + interval '1 month')::date);
        execute format('grant select, insert, update, delete on %I to renewals_batch', part);
    end loop;
end
$$;

-- Months already scored before have no scores of contracts: give them empty partitions, as open_month would.
do
$$
declare
    month date;
begin
    for month in select m.month from account_month m
    loop
        perform open_month(month);
    end loop;
end
$$;
