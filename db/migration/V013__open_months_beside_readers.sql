-- A month is opened in the middle of an import that may run for minutes. Creating a partition in place
-- locks its parent against every reader until the import commits; attaching a finished table does not.
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
    foreach parent in array array['customer_month', 'product_month', 'assessment']
    loop
        part := format('%s_%s', parent, to_char(wanted, 'YYYYMM'));
        if to_regclass(part) is null then
            execute format('create table %I (like %I including all)', part, parent);
            execute format('alter table %I attach partition %I for values from (%L) to (%L)',
                parent, part, wanted, (wanted + interval '1 month')::date);
            -- bulk loads may write the partition itself; nobody else can reach past the parent's policies
            execute format('grant select, insert, update, delete on %I to renewals_batch', part);
        end if;
    end loop;
    insert into account_month (month) values (wanted) on conflict do nothing;
end
$$;

-- Why a file of an import was refused as a whole: message key and arguments, as in import_batch.failure.
alter table import_file add refusal jsonb;
