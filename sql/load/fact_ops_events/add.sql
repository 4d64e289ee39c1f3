-- the changed rows that no fact had before become facts; $1 source, $2 load
insert into fact_ops_events (
  source,
  event_id, ts, business_day, service, operation, status_code, latency_ms, is_error,
  load_id
)
select
  $1 as source,
  s.event_id, s.ts, c.business_day, s.service, s.operation, s.status_code, s.latency_ms, s.is_error,
  $2 as load_id
from staged as s
inner join changed as c on c.line = s.line
where c.old_day is null;
