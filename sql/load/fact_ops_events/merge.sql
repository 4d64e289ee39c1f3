-- new facts are added, corrected ones replaced; $1 source, $2 load
merge into fact_ops_events as f
using changed as c
on f.source = $1 and f.event_id = c.event_id
when matched then update set
  ts = c.ts,
  service = c.service,
  operation = c.operation,
  status_code = c.status_code,
  latency_ms = c.latency_ms,
  is_error = c.is_error,
  load_id = $2
when not matched then insert (source, event_id, ts, service, operation, status_code, latency_ms, is_error, load_id)
  values ($1, c.event_id, c.ts, c.service, c.operation, c.status_code, c.latency_ms, c.is_error, $2);
