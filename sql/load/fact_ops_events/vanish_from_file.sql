-- the file was read in another way before: the facts that it gave then and does not give now; $1 source, $2 file
insert into vanished (event_id, business_day)
select f.event_id, f.business_day
from fact_ops_events as f
where f.source = $1
  and f.load_id in (select load_id from loads where source = $1 and file = $2)
  and not exists (
    select 1
    from staged as s
    where s.event_id = f.event_id
  );
