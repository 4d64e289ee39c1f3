-- one row per source and business day: what the operational events of the stale days look like
delete from day_profiles
where fact_table = 'fact_ops_events'
  and day in (select day from stale_profiles where fact_table = 'fact_ops_events');

insert into day_profiles (fact_table, source, day, rows, units, hours, error_hours, magnitudes, filled, services, total, load_id)
-- hours since 1970 in UTC
with by_hour as (
  select
    f.source,
    f.business_day as day,
    cast(floor(extract(epoch from f.ts) / 3600) as bigint) as utc_hour,
    cast(floor(5 * log10(case when f.latency_ms > 0 then cast(f.latency_ms as double precision) end)) as integer) as step,
    count(*) as rows,
    count(*) filter (where f.is_error) as errors,
    count(f.operation) as operations,
    count(f.status_code) as status_codes,
    sum(f.latency_ms) as latencies,
    max(f.load_id) as load_id
  from fact_ops_events as f
  where is_stale(f.business_day)
  group by
    f.source,
    f.business_day,
    cast(floor(extract(epoch from f.ts) / 3600) as bigint),
    cast(floor(5 * log10(case when f.latency_ms > 0 then cast(f.latency_ms as double precision) end)) as integer)
),

local_hours as (
  select
    h.source,
    h.day,
    cast(floor(((h.utc_hour * 3600 + o.utc_offset) % 86400 + 86400) % 86400 / 3600) as integer) as hour,
    sum(h.rows) as rows,
    sum(h.errors) as errors
  from by_hour as h
  inner join business_offsets as o
    on o.since <= to_timestamp(h.utc_hour * 3600) and o.until > to_timestamp(h.utc_hour * 3600)
  group by h.source, h.day, cast(floor(((h.utc_hour * 3600 + o.utc_offset) % 86400 + 86400) % 86400 / 3600) as integer)
),

hours as (
  select
    source,
    day,
    string_agg(cast(hour as text) || ':' || cast(rows as text), ',' order by hour) as hours,
    string_agg(cast(hour as text) || ':' || cast(errors as text), ',' order by hour) as error_hours
  from local_hours
  group by source, day
),

magnitudes as (
  select
    source,
    day,
    string_agg(cast(step as text) || ':' || cast(rows as text), ',' order by step) as magnitudes
  from (
    select source, day, step, sum(rows) as rows
    from by_hour
    where step is not null
    group by source, day, step
  ) as counted
  group by source, day
),

filled as (
  select
    source,
    day,
    sum(rows) as rows,
    max(load_id) as load_id,
    cast(sum(latencies) as text) as total,
    'operation:' || cast(sum(operations) as text)
    || ',status_code:' || cast(sum(status_codes) as text)
    || ',latency_ms:' || cast(coalesce(sum(rows) filter (where step is not null), 0) as text)
    || ',is_error:' || cast(sum(errors) as text) as filled
  from by_hour
  group by source, day
),

services as (
  select
    source,
    day,
    string_agg(service || chr(31) || cast(rows as text), chr(30) order by service) as services
  from (
    select
      f.source,
      f.business_day as day,
      f.service,
      count(*) as rows
    from fact_ops_events as f
    where is_stale(f.business_day)
    group by f.source, f.business_day, f.service
  ) as counted
  group by source, day
)

select
  'fact_ops_events' as fact_table,
  f.source,
  f.day,
  f.rows,
  f.rows as units,
  h.hours,
  h.error_hours,
  m.magnitudes,
  f.filled,
  s.services,
  f.total,
  f.load_id
from filled as f
inner join hours as h on h.source = f.source and h.day = f.day
inner join services as s on s.source = f.source and s.day = f.day
left join magnitudes as m on m.source = f.source and m.day = f.day;
