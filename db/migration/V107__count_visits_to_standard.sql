-- Customers of a tier whose visits are known, and those of them who were visited as often as the service standard asks for
-- (R100). Null in months computed before; those have the figures after another run.
alter table scope_tier
    add column visits_known   bigint,
    add column visits_to_plan bigint;
