-- one row per day whose values this load changes or takes away
insert into stale_days (fact_table, day)
with days as (
  select day from changed
  union
  select day from vanished
)

select
  'daily_values' as fact_table,
  d.day
from days as d
where not exists (
  select 1 from stale_days as t where t.fact_table = 'daily_values' and t.day = d.day
);
