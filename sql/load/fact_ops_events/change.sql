-- one row per staged line that is new or differs from the fact of the same identity; $1 source
insert into changed (line, business_day, old_day)
with span as (
  select min(ts) as first_ts, max(ts) as last_ts from staged
),

-- few enough that both engines compare each line with each of them
offsets as (
  select o.since, o.until, o.utc_offset
  from business_offsets as o
  cross join span
  where o.until > span.first_ts
    and o.since <= span.last_ts
)

select
  s.line,
  date '1970-01-01' + cast(floor((date_part('epoch', s.ts) + o.utc_offset) / 86400) as integer) as business_day,
  f.business_day as old_day
from staged as s
inner join offsets as o on o.since <= s.ts and o.until > s.ts
left join fact_ops_events as f on f.source = $1 and f.event_id = s.event_id
where f.source is null
  or f.ts is distinct from s.ts
  or f.service is distinct from s.service
  or f.operation is distinct from s.operation
  or f.status_code is distinct from s.status_code
  or f.latency_ms is distinct from s.latency_ms
  or f.is_error is distinct from s.is_error;
