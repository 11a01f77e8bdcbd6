-- How many customers the city, the districts and the sub-grids should look after (R099); null in months computed before.
alter table grid_coverage
    add column care_city     bigint,
    add column care_district bigint,
    add column care_sub_grid bigint;
