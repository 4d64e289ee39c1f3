-- one row per business day and service, and one for all services (''): the stale days, made again from their events
delete from daily_ops
where day in (select day from stale_days where fact_table = 'fact_ops_events');

insert into daily_ops (day, service, events, errors, latency_sum, latency_p50, latency_p95, latency_p99)
with events as (
  select
    e.day,
    e.service,
    e.is_error,
    e.latency_ms,
    cast(e.latency_ms as double precision) as latency
  from ops_events as e
  where is_stale(e.day)
)

select
  day,
  coalesce(service, '') as service,
  count(*) as events,
  count(*) filter (where is_error) as errors,
  sum(latency_ms) as latency_sum,
  percentile_cont(0.5) within group (order by latency) as latency_p50,
  percentile_cont(0.95) within group (order by latency) as latency_p95,
  percentile_cont(0.99) within group (order by latency) as latency_p99
from events
group by grouping sets ((day, service), (day));
