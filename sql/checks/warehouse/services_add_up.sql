-- the events, errors and latencies of the services add up to those of the day
with services as (
  select day, sum(events) as events, sum(errors) as errors, sum(latency_sum) as latency_sum
  from daily_ops
  where service <> ''
  group by day
)

select
  coalesce(o.day, s.day) as day,
  o.events,
  s.events as events_of_services,
  o.errors,
  s.errors as errors_of_services,
  o.latency_sum,
  s.latency_sum as latency_sum_of_services
from (select * from daily_ops where service = '') as o
full join services as s on s.day = o.day
where o.events is distinct from s.events
  or o.errors is distinct from s.errors
  or o.latency_sum is distinct from s.latency_sum;
