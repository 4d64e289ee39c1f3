-- one row per business day, local hour and service, and one for all services (''): the stale days, made again from their events
delete from hourly_ops
where day in (select day from stale_days where fact_table = 'fact_ops_events');

insert into hourly_ops (day, hour, service, events, errors, latency_p95)
-- offsets change on quarters of an hour; there are few of them, so that facts are joined by equality
with quarters as (
  select distinct cast(floor(extract(epoch from f.ts) / 900) as bigint) as quarter
  from fact_ops_events as f
  where is_stale(f.business_day)
),

offsets as (
  select o.since, o.until, o.utc_offset
  from business_offsets as o
  where o.since <= (select to_timestamp(max(quarter) * 900) from quarters)
    and o.until > (select to_timestamp(min(quarter) * 900) from quarters)
),

local_quarters as (
  select
    q.quarter,
    cast(floor(((q.quarter * 900 + o.utc_offset) % 86400 + 86400) % 86400 / 3600) as integer) as hour
  from quarters as q
  inner join offsets as o on o.since <= to_timestamp(q.quarter * 900) and o.until > to_timestamp(q.quarter * 900)
),

events as (
  select
    f.business_day as day,
    l.hour,
    f.service,
    f.is_error,
    cast(f.latency_ms as double precision) as latency
  from fact_ops_events as f
  inner join local_quarters as l on l.quarter = cast(floor(extract(epoch from f.ts) / 900) as bigint)
  where is_stale(f.business_day)
)

select
  day,
  hour,
  coalesce(service, '') as service,
  count(*) as events,
  count(*) filter (where is_error) as errors,
  percentile_cont(0.95) within group (order by latency) as latency_p95
from events
group by grouping sets ((day, hour, service), (day, hour));
