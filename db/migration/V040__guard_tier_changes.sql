-- Who may write what on a tier change, said once more where no page and no query can forget it.

-- Every end has somebody who ended it.
alter table tier_change_request add check ((status = 'submitted') = (decided_by is null));

revoke update on tier_change_request from renewals_manager, renewals_city;
grant update (status, decided_by, decided_at, comment, version) on tier_change_request
    to renewals_manager, renewals_city;

-- A manager proposes in his own name and takes back what is open; a city decides what is open.
create policy manager_proposes on tier_change_request as restrictive for insert to renewals_manager
    with check (status = 'submitted' and requested_by =
        (select nullif(current_setting('renewals.manager_id', true), '')::int));
create policy manager_withdraws on tier_change_request as restrictive for update to renewals_manager
    using (status = 'submitted') with check (status = 'withdrawn');
create policy city_decides on tier_change_request as restrictive for update to renewals_city
    using (status = 'submitted') with check (status in ('approved', 'rejected'));
create policy city_records_decisions on tier_change as restrictive for insert to renewals_city
    with check (method = 'manual');

-- A request submitted while its customer is being handed over waits for the handover and then
-- fails, instead of staying with people who do not look after the customer any more.
create function check_request_scope() returns trigger
    language plpgsql
    security definer
    set search_path = public, pg_temp
as
$$
begin
    perform from customer
    where id = new.customer_id and city_id = new.city_id and manager_id = new.manager_id
    for share;
    if not found then
        raise exception 'customer % was handed over meanwhile', new.customer_id using errcode = 'serialization_failure';
    end if;
    return new;
end
$$;
create trigger tier_change_request_scope
    before insert
    on tier_change_request
    for each row
execute function check_request_scope();
