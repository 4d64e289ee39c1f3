-- one row per source and day: the values that arrived in daily_values on the stale days, empty ones left out
delete from daily_arrivals
where fact_table = 'daily_values'
  and day in (select day from stale_days where fact_table = 'daily_values');

insert into daily_arrivals (fact_table, source, day, rows, last_ts)
select
  'daily_values' as fact_table,
  v.source,
  v.day,
  count(*) as rows,
  -- a day without times arrives as it begins
  min(cast(cast(v.day as text) || ' 00:00:00+00' as timestamp with time zone)) as last_ts
from daily_values as v
where v.value is not null
  and is_stale(v.day)
group by v.source, v.day;
