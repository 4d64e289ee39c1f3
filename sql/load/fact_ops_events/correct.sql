-- the facts that changed rows correct take their values; $1 source, $2 load
update fact_ops_events as f
set
  ts = s.ts,
  business_day = c.business_day,
  service = s.service,
  operation = s.operation,
  status_code = s.status_code,
  latency_ms = s.latency_ms,
  is_error = s.is_error,
  load_id = $2
from staged as s
inner join changed as c on c.line = s.line
where c.old_day is not null
  and f.source = $1
  and f.event_id = s.event_id;
