-- one row per staged line that is new or differs from the fact of the same identity; $1 source
insert into changed (line, old_ts)
select s.line, f.ts as old_ts
from staged as s
left join fact_ops_events as f on f.source = $1 and f.event_id = s.event_id
where f.source is null
  or f.ts is distinct from s.ts
  or f.service is distinct from s.service
  or f.operation is distinct from s.operation
  or f.status_code is distinct from s.status_code
  or f.latency_ms is distinct from s.latency_ms
  or f.is_error is distinct from s.is_error;
