-- one row per business day whose facts this load changes: the new and the old day of changed facts, the day of vanished ones
insert into stale_days (fact_table, day)
with days as (
  select business_day as day from changed
  union
  select old_day as day from changed where old_day is not null
  union
  select business_day as day from vanished
)

select
  'fact_ops_events' as fact_table,
  d.day
from days as d
where not exists (
  select 1 from stale_days as t where t.fact_table = 'fact_ops_events' and t.day = d.day
);
