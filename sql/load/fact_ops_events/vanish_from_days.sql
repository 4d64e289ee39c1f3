-- the file holds whole days: the facts of these days that it no longer has; $1 source
insert into vanished (event_id, ts)
with days as (
  select distinct cast(s.ts at time zone b.zone as date) as day
  from staged as s
  cross join business as b
)

select f.event_id, f.ts
from fact_ops_events as f
cross join business as b
where f.source = $1
  and cast(f.ts at time zone b.zone as date) in (select day from days)
  and not exists (
    select 1
    from staged as s
    where s.event_id = f.event_id
  );
