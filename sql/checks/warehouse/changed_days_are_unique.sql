-- a fact table and day is stale, or changed by a roll-up, at most once
select 'stale_days' as table_name, fact_table, day
from stale_days
group by fact_table, day
having count(*) > 1
union all
select 'changed_days' as table_name, fact_table, day
from changed_days
group by fact_table, day
having count(*) > 1;
