-- Tier changes: proposed by the manager, decided by the city, or found by the monthly run.

create table tier_change_request (
    id           bigint generated always as identity primary key,
    customer_id  bigint      not null references customer on delete cascade,
    city_id      int         not null references org_unit,
    manager_id   int         not null references account,
    from_tier    text        not null check (from_tier in ('A1', 'A2', 'B1', 'B2', 'C')),
    to_tier      text        not null check (to_tier in ('A1', 'A2', 'B1', 'B2', 'C')),
    reason       text        not null check (length(reason) between 1 and 2000),
    status       text        not null check (status in ('submitted', 'approved', 'rejected', 'withdrawn')),
    requested_by int         not null references account,
    requested_at timestamptz not null,
    decided_by   int references account,
    decided_at   timestamptz,
    comment      text check (length(comment) <= 2000),
    version      int         not null default 0,
    check (from_tier <> to_tier),
    check ((status = 'submitted') = (decided_at is null)),
    check (status <> 'approved' or decided_by <> requested_by)
);
-- one open request per customer (requirements 5.1)
create unique index tier_change_request_open on tier_change_request (customer_id) where status = 'submitted';
create index tier_change_request_city on tier_change_request (city_id, status, requested_at);
create index tier_change_request_manager on tier_change_request (manager_id, status, requested_at);
call protect_scoped_table('tier_change_request');

-- Every change of the tier in effect. 'system': made by the run of `month`; 'manual': an approved request.
create table tier_change (
    customer_id bigint not null references customer on delete cascade,
    month       date   not null,
    method      text   not null check (method in ('system', 'manual')),
    city_id     int    not null references org_unit,
    manager_id  int    not null references account,
    from_tier   text   not null,
    to_tier     text   not null,
    -- 0 for the monthly run
    request_id  bigint not null default 0,
    primary key (customer_id, month, method, request_id)
);
create index tier_change_month on tier_change (month, city_id, manager_id);
call protect_scoped_table('tier_change');

grant select on tier_change_request, tier_change to renewals_manager, renewals_city, renewals_province;
grant insert, update on tier_change_request to renewals_manager;
grant update on tier_change_request to renewals_city;
grant insert on tier_change to renewals_city;
grant select, insert, update, delete on tier_change_request, tier_change to renewals_batch;

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
    return null;
end
$$;
