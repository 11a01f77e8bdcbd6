-- What the monthly operation report holds units against (R082-R092).

alter table scope_month
    -- members without any call, message or data session in the month (R085)
    add inactive_members bigint;

-- Where each city stands among the cities of the province, and what the province itself comes to: the only figures of
-- others that a city is told.
create table scope_standing (
    month          date not null,
    -- effective_member_share, or product_income.<code>: income since January over the year's target
    metric         text not null,
    scope_kind     text not null check (scope_kind = 'city'),
    scope_id       int  not null,
    city_id        int  not null,
    manager_id     int,
    -- 1 is the best, equals share a place; null where the city has no such figure
    place          int,
    -- cities that have the figure
    places         int  not null,
    -- the province's figure is the first over the second; null where nothing was delivered
    province_part  numeric,
    province_whole numeric,
    primary key (month, metric, scope_kind, scope_id)
);
create index scope_standing_city on scope_standing (city_id, month);
call protect_scoped_table('scope_standing');

grant select on scope_standing to renewals_manager, renewals_city, renewals_province;
grant select, insert, update, delete on scope_standing to renewals_batch;
