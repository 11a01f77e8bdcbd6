-- Names that are what was typed, or begin with it, are found without looking at all that hold it somewhere.
create index customer_name_start on customer (search_name text_pattern_ops);
