-- the changed rows that no fact had before become facts; $1 source, $2 load
insert into fact_ops_events (
  source,
  event_id, ts, service, operation, status_code, latency_ms, is_error,
  load_id
)
select
  $1 as source,
  event_id, ts, service, operation, status_code, latency_ms, is_error,
  $2 as load_id
from changed
where old_ts is null;
