-- one row per fact table and business day, past and present: in another zone the old days may have no facts any more
insert into stale_days (fact_table, day)
with days as (
  select 'fact_sales' as fact_table, business_day as day from fact_sales
  union
  select 'fact_ops_events' as fact_table, business_day as day from fact_ops_events
  union
  select 'daily_values' as fact_table, day from daily_values
  union
  select fact_table, day from daily_arrivals
)

select d.fact_table, d.day
from days as d
where not exists (
  select 1 from stale_days as s where s.fact_table = d.fact_table and s.day = d.day
);

delete from daily_kpis;
delete from daily_ops;
delete from daily_arrivals;
