-- one row per source and business day: what arrived in fact_sales on the stale days
delete from daily_arrivals
where fact_table = 'fact_sales'
  and day in (select day from stale_days where fact_table = 'fact_sales');

insert into daily_arrivals (fact_table, source, day, rows, last_ts)
with stale as (
  select day from stale_days where fact_table = 'fact_sales'
),

-- the stale days' span in instants, a day wider on each side than any zone needs, so that engines skip the rest of the facts
span as (
  select
    cast(min(day) - 2 as timestamp) at time zone 'UTC' as first_ts,
    cast(max(day) + 2 as timestamp) at time zone 'UTC' as last_ts
  from stale
),

-- rows of one moment share its business day, which takes an engine longer to tell than to count them
arrived as (
  select
    source,
    ts,
    count(*) as rows
  from fact_sales
  where ts >= (select first_ts from span)
    and ts <= (select last_ts from span)
  group by source, ts
),

dated as (
  select
    a.source,
    cast(a.ts at time zone b.zone as date) as day,
    a.ts,
    a.rows
  from arrived as a
  cross join business as b
)

select
  'fact_sales' as fact_table,
  source,
  day,
  sum(rows) as rows,
  max(ts) as last_ts
from dated
where day in (select day from stale)
group by source, day;
