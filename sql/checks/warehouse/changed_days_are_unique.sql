-- a fact table and day is stale, changed by a roll-up, or without a profile of its facts, at most once
select 'stale_days' as table_name, fact_table, day
from stale_days
group by fact_table, day
having count(*) > 1
union all
select 'changed_days' as table_name, fact_table, day
from changed_days
group by fact_table, day
having count(*) > 1
union all
select 'stale_profiles' as table_name, fact_table, day
from stale_profiles
group by fact_table, day
having count(*) > 1;
