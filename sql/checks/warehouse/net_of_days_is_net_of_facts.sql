-- the net of each day is the sum of its lines that are not cancelled, exactly; a day still to be rolled up has none yet
with facts as (
  select
    day,
    case when count(*) = count(base_amount) then coalesce(sum(base_amount) filter (where kind <> 'cancelled'), 0) end as net
  from sales_lines
  group by day
)

select
  coalesce(k.day, f.day) as day,
  k.net as net_of_day,
  f.net as net_of_facts
from daily_kpis as k
full join facts as f on f.day = k.day
where (k.net is distinct from f.net or k.day is null or f.day is null)
  and coalesce(k.day, f.day) not in (select day from stale_days where fact_table = 'fact_sales');
