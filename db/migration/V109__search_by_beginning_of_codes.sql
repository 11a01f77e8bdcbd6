-- Codes that begin with what was typed, in capitals or not.
create index customer_code_start on customer (lower(code) text_pattern_ops);

-- Contracts due of one city's managers.
create index scope_due_city on scope_due (city_id, month);
