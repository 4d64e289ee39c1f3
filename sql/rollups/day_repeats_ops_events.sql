-- one row per source and business day: on stale days with many rows, and the week before them, how many operational events are equal
update day_profiles as p
set
  distinct_rows = c.distinct_rows,
  even_rows = c.even_rows,
  distinct_contents = c.distinct_contents,
  even_contents = c.even_contents
from (
  with usual as (
    select
      source,
      day,
      rows,
      avg(rows) over (partition by source order by day rows between 28 preceding and 1 preceding) as usual_rows
    from day_profiles
    where fact_table = 'fact_ops_events'
  ),

  many as (
    select u.source, u.day
    from usual as u
    where u.rows > 1.25 * u.usual_rows
      and u.day in (select day from stale_days where fact_table = 'fact_ops_events')
  ),

  wanted as (
    select distinct p.source, p.day
    from day_profiles as p
    inner join many as m on m.source = p.source and p.day between m.day - 7 and m.day
    where p.fact_table = 'fact_ops_events' and p.distinct_rows is null
  ),

  -- so that engines skip the rest of the facts
  span as (
    select min(day) as first_day, max(day) as last_day from wanted
  ),

  equal_rows as (
    select
      f.source, f.business_day as day, f.ts, service, operation, status_code, latency_ms, is_error,
      count(*) as rows
    from fact_ops_events as f
    inner join wanted as w on w.source = f.source and w.day = f.business_day
    where f.business_day >= (select first_day from span)
      and f.business_day <= (select last_day from span)
    group by
      f.source, f.business_day, f.ts, service, operation, status_code, latency_ms, is_error
  ),

  equal_contents as (
    select
      source, day,
      sum(rows) as rows,
      count(*) as distinct_rows,
      count(*) filter (where rows % 2 = 0) as even_rows
    from equal_rows
    group by
      source, day, service, operation, status_code, latency_ms, is_error
  )

  select
    source,
    day,
    sum(distinct_rows) as distinct_rows,
    sum(even_rows) as even_rows,
    count(*) as distinct_contents,
    count(*) filter (where rows % 2 = 0) as even_contents
  from equal_contents
  group by source, day
) as c
where p.fact_table = 'fact_ops_events'
  and p.source = c.source
  and p.day = c.day;
