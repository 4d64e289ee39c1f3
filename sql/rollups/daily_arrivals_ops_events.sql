-- one row per source and business day: what arrived in fact_ops_events on the stale days
delete from daily_arrivals
where fact_table = 'fact_ops_events'
  and day in (select day from stale_days where fact_table = 'fact_ops_events');

insert into daily_arrivals (fact_table, source, day, rows, last_ts)
select
  'fact_ops_events' as fact_table,
  source,
  business_day as day,
  count(*) as rows,
  max(ts) as last_ts
from fact_ops_events
where is_stale(business_day)
group by source, business_day;
