-- one row per source and business day: what arrived in fact_sales on the stale days
delete from daily_arrivals
where fact_table = 'fact_sales'
  and day in (select day from stale_days where fact_table = 'fact_sales');

insert into daily_arrivals (fact_table, source, day, rows, last_ts)
select
  'fact_sales' as fact_table,
  source,
  business_day as day,
  count(*) as rows,
  max(ts) as last_ts
from fact_sales
where is_stale(business_day)
group by source, business_day;
