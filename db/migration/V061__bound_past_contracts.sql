-- How far before its end a contract can have to be acted on at most: where a list of those past that day begins to look.
create index contract_notice on contract (notice_days);
