-- whether each negative line takes back cancelled lines; the days on which that has changed become stale
insert into stale_days (fact_table, day)
select distinct
  'fact_sales' as fact_table,
  r.business_day as day
from reversals as r
where r.is_of_cancelled <> r.was_of_cancelled
  and not exists (
    select 1 from stale_days as t where t.fact_table = 'fact_sales' and t.day = r.business_day
  );

update fact_sales as f
set reverses_cancelled = r.is_of_cancelled
from reversals as r
where r.is_of_cancelled <> r.was_of_cancelled
  and r.source = f.source
  and r.order_id = f.order_id
  and r.line_no = f.line_no;
