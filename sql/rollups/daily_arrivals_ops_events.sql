-- one row per source and business day: what arrived in fact_ops_events on the touched days
delete from daily_arrivals
where fact_table = 'fact_ops_events'
  and day in (select day from touched_days where fact_table = 'fact_ops_events');

insert into daily_arrivals (fact_table, source, day, rows, last_ts)
with touched as (
  select day from touched_days where fact_table = 'fact_ops_events'
),

-- the touched days' span in instants, a day wider on each side than any zone needs, so that engines skip the rest of the facts
span as (
  select
    cast(min(day) - 2 as timestamp) at time zone 'UTC' as first_ts,
    cast(max(day) + 2 as timestamp) at time zone 'UTC' as last_ts
  from touched
),

arrived as (
  select
    f.source,
    cast(f.ts at time zone b.zone as date) as day,
    f.ts
  from fact_ops_events as f
  cross join business as b
  where f.ts >= (select first_ts from span)
    and f.ts <= (select last_ts from span)
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
