alter table account
    -- a session begun with an older password ends; a start password is valid for a while only
    add column password_changed_at timestamptz,
    add column last_log_in_at      timestamptz;

-- Administrators see no customer, but have to know how many an account that moves leaves behind.
create function customers_not_of_their_managers_city(account_id int) returns bigint
    language sql
    stable
    security definer
    set search_path = public, pg_temp
as
$$
    select count(*) from customer c join account a on a.id = c.manager_id
    where a.id = account_id and (a.role <> 'manager' or a.city_id is distinct from c.city_id)
$$;
revoke execute on function customers_not_of_their_managers_city(int) from public;
grant execute on function customers_not_of_their_managers_city(int) to renewals_admin, renewals_batch;
