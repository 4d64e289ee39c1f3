-- the facts that changed rows correct take their values; $1 source, $2 load
update fact_ops_events as f
set
  ts = c.ts,
  service = c.service,
  operation = c.operation,
  status_code = c.status_code,
  latency_ms = c.latency_ms,
  is_error = c.is_error,
  load_id = $2
from changed as c
where c.old_ts is not null
  and f.source = $1
  and f.event_id = c.event_id;
