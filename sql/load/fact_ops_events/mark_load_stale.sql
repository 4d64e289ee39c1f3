-- one row per business day of the facts of a load that only added facts; $1 load
insert into stale_days (fact_table, day)
with days as (
  select distinct business_day as day from fact_ops_events where load_id = $1
)

select
  'fact_ops_events' as fact_table,
  d.day
from days as d
where not exists (
  select 1 from stale_days as t where t.fact_table = 'fact_ops_events' and t.day = d.day
);
