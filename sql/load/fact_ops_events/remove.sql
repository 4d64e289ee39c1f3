-- the vanished facts go; $1 source
delete from fact_ops_events as f
where f.source = $1
  and exists (
    select 1
    from vanished as v
    where v.event_id = f.event_id
  );
