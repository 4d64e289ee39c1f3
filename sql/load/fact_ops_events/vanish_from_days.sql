-- the file holds whole days: the facts of these days that it no longer has; $1 source
insert into vanished (event_id, business_day)
with days as (
  select business_day from changed
  union
  select f.business_day
  from staged as s
  inner join fact_ops_events as f on f.source = $1 and f.event_id = s.event_id
  where not exists (select 1 from changed as c where c.line = s.line)
)

select f.event_id, f.business_day
from fact_ops_events as f
where f.source = $1
  and f.business_day in (select business_day from days)
  and not exists (
    select 1
    from staged as s
    where s.event_id = f.event_id
  );
