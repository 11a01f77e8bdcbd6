-- The roles Renewals needs, once per PostgreSQL cluster. Safe to run again.
--
-- The application runs this by itself when its account may create roles. Where it may not, an
-- administrator runs it once and gives the application the same password:
--
--   psql -v app_password=SECRET -d postgres -f create-roles.sql
--   RENEWALS_APP_PASSWORD=SECRET java -jar renewals.jar
--
-- renewals_app is the only role that logs in at run time. It owns nothing and inherits nothing:
-- each transaction puts on exactly one of the others (SET LOCAL ROLE), so that a transaction
-- which forgot its scope ends in "permission denied" and never in too many rows.
do $$
declare
    name text;
begin
    foreach name in array array['renewals_manager', 'renewals_city', 'renewals_province',
                                'renewals_admin', 'renewals_login', 'renewals_batch']
    loop
        if not exists (select from pg_roles where rolname = name) then
            execute format('create role %I nologin', name);
        end if;
    end loop;
    if not exists (select from pg_roles where rolname = 'renewals_app') then
        create role renewals_app login noinherit;
    end if;
end
$$;

alter role renewals_app login noinherit password :'app_password';
grant renewals_manager, renewals_city, renewals_province, renewals_admin, renewals_login, renewals_batch
    to renewals_app;
