-- events that the file no longer has stay, as events of no file; $1 source, $2 tag of the file, $3 load
update fact_ops_events as f
set event_id = substr(f.event_id, 1, 32) || '~' || substr(f.event_id, 34) || '.' || cast($3 as text)
where f.source = $1
  and substr(f.event_id, 33, 9) = $2
  and not exists (
    select 1
    from staged as s
    where s.event_id = f.event_id
  );
