-- Complaints, surveys, visits.

create table complaint (
    id             bigint generated always as identity primary key,
    number         text        not null unique,
    customer_id    bigint      not null references customer on delete cascade,
    city_id        int         not null references org_unit,
    manager_id     int         not null references account,
    received_at    timestamptz not null,
    channel        text,
    category       text,
    severity       text,
    first_reply_at timestamptz,
    closed_at      timestamptz
);
create index complaint_customer on complaint (customer_id, received_at);
call protect_scoped_table('complaint');

create table survey_answer (
    customer_id bigint   not null references customer on delete cascade,
    answered_on date     not null,
    question    text     not null check (question in
                                         ('satisfaction', 'loyalty', 'image', 'service', 'cooperation', 'nps')),
    city_id     int      not null references org_unit,
    manager_id  int      not null references account,
    answer      smallint not null,
    primary key (customer_id, answered_on, question),
    check (answer between case question when 'nps' then 0 else 1 end and case question when 'nps' then 10 else 5 end)
);
call protect_scoped_table('survey_answer');

create table visit (
    id          bigint generated always as identity primary key,
    customer_id bigint not null references customer on delete cascade,
    city_id     int    not null references org_unit,
    manager_id  int    not null references account,
    visited_on  date   not null,
    kind        text   not null default '',
    visitor_id  int references account,
    note        text,
    unique (customer_id, visited_on, kind)
);
call protect_scoped_table('visit');

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
    return null;
end
$$;

grant select on complaint, survey_answer, visit to renewals_manager, renewals_city, renewals_province;
grant select, insert, update, delete on complaint, survey_answer, visit to renewals_batch;
