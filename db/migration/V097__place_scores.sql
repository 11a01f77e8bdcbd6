-- Where each value score of a month stands among those of all customers of the province (R118), so that no page counts
-- customers: at most one row for each hundredth of a point. It says nothing of any single customer, so every reader may see it.
create table score_place (
    month       date          not null,
    value_score numeric(5, 2) not null,
    -- customers with a lower score, with this one, and in all
    below       bigint        not null,
    customers   bigint        not null check (customers > 0),
    total       bigint        not null check (total >= below + customers),
    primary key (month, value_score)
);

insert into score_place (month, value_score, below, customers, total)
select month, value_score,
    coalesce(sum(count(*)) over (partition by month order by value_score rows between unbounded preceding and 1 preceding), 0),
    count(*), sum(count(*)) over (partition by month)
from assessment group by month, value_score;

grant select on score_place to renewals_manager, renewals_city, renewals_province;
grant select, insert, update, delete on score_place to renewals_batch;
