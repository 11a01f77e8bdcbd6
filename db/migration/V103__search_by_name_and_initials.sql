-- Customers are found by any part of their name, however short, and by the initials of its pinyin, out of indexes.

-- A name as it is searched: full-width letters as plain ones, capitals as small ones.
create function searchable(name text) returns text
    language sql
    immutable
    strict
    parallel safe
return lower(normalize(name, nfkc));

-- The first letters of a name's pinyin, with the letters and digits it has besides; other signs are left out. The order of
-- pinyin (CLDR) has a mark before the first character of each letter: where a character lies among the marks says its letter.
-- The order knows one reading of a character; words in which names mean another are replaced by ones that sound like it.
create function pinyin_initials(name text) returns text
    language plpgsql
    immutable
    strict
    parallel safe
as
$$
declare
    words    constant text[] := array['银行', '支行', '分行', '商行', '车行', '洋行', '行业', '重庆', '厦门', '音乐', '会计', '西藏',
        '空调', '调味', '调研', '调度', '单县', '市长', '院长', '校长'];
    meant    constant text[] := array['银航', '支航', '分航', '商航', '车航', '洋航', '航业', '虫庆', '夏门', '音月', '快计', '西脏',
        '空条', '条味', '掉研', '掉度', '善县', '市掌', '院掌', '校掌'];
    marks    constant text[] := array[U&'\FDD0A', U&'\FDD0B', U&'\FDD0C', U&'\FDD0D', U&'\FDD0E', U&'\FDD0F', U&'\FDD0G',
        U&'\FDD0H', U&'\FDD0J', U&'\FDD0K', U&'\FDD0L', U&'\FDD0M', U&'\FDD0N', U&'\FDD0O', U&'\FDD0P', U&'\FDD0Q',
        U&'\FDD0R', U&'\FDD0S', U&'\FDD0T', U&'\FDD0W', U&'\FDD0X', U&'\FDD0Y', U&'\FDD0Z'];
    plain    text := lower(normalize(name, nfkc));
    initials text := '';
    sign     text;
begin
    if plain ~ '[行重厦乐会藏调单长]' then
        for i in 1 .. cardinality(words)
        loop
            plain := replace(plain, words[i], meant[i]);
        end loop;
    end if;
    -- surnames and places rather than the commonest reading
    plain := translate(plain, '长曾翟覃区', '常增宅琴屈');
    foreach sign in array string_to_array(plain, null)
    loop
        initials := initials || case
            -- Chinese characters, of which the few without a reading come last, with z
            when ascii(sign) between x'3400'::int and x'9fff'::int or ascii(sign) between x'f900'::int and x'faff'::int
                or ascii(sign) between x'20000'::int and x'3ffff'::int then
                substr('.abcdefghjklmnopqrstwxyz', 1 + width_bucket(sign collate "zh-x-icu", marks), 1)
            when sign between 'a' and 'z' or sign between '0' and '9' then sign
            else '' end;
    end loop;
    return replace(initials, '.', '');
end
$$;

-- Every character of a text and every two that follow each other: what an index needs to find parts of any length.
create function text_pairs(plain text) returns text[]
    language plpgsql
    immutable
    strict
    parallel safe
as
$$
declare
    pairs text[] := '{}';
begin
    for i in 1 .. length(plain)
    loop
        pairs := pairs || substr(plain, i, 1) || substr(plain, i, 2);
    end loop;
    return pairs;
end
$$;

alter table customer
    add column search_name text not null generated always as (searchable(name)) stored,
    add column initials    text not null generated always as (pinyin_initials(name)) stored;

-- three letters in a row are more than most Chinese words have
drop index customer_name;
create index customer_search_name on customer using gin (text_pairs(search_name));
create index customer_initials on customer using gin (initials gin_trgm_ops);

alter table account add column initials text not null generated always as (pinyin_initials(name)) stored;
grant select (initials) on account to renewals_manager, renewals_city, renewals_province;
alter table org_unit add column initials text not null generated always as (pinyin_initials(name)) stored;

analyze customer;
