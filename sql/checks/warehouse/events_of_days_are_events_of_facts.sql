-- the events and errors of each day are those of its facts; a day still to be rolled up has none yet
with facts as (
  select day, count(*) as events, count(*) filter (where is_error) as errors
  from ops_events
  group by day
)

select
  coalesce(o.day, f.day) as day,
  o.events,
  f.events as events_of_facts,
  o.errors,
  f.errors as errors_of_facts
from (select * from daily_ops where service = '') as o
full join facts as f on f.day = o.day
where (o.events is distinct from f.events or o.errors is distinct from f.errors)
  and coalesce(o.day, f.day) not in (select day from stale_days where fact_table = 'fact_ops_events');
