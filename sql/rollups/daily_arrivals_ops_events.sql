-- one row per source and business day: what arrived in fact_ops_events on the touched days
delete from daily_arrivals
where fact_table = 'fact_ops_events'
  and day in (select day from touched_days where fact_table = 'fact_ops_events');

insert into daily_arrivals (fact_table, source, day, rows, last_ts)
with touched as (
  select day from touched_days where fact_table = 'fact_ops_events'
),

arrived as (
  select
    f.source,
    cast(f.ts at time zone b.zone as date) as day,
    f.ts
  from fact_ops_events as f
  cross join business as b
)

select
  'fact_ops_events' as fact_table,
  source,
  day,
  count(*) as rows,
  max(ts) as last_ts
from arrived
where day in (select day from touched)
group by source, day;
