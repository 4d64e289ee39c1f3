-- events that no file has any more, and equal ones in this file, are the same: its log was renamed or rotated; $1 source, $2 load,
-- $3 the tags of such events
update fact_ops_events as f
set
  event_id = found.new_id,
  load_id = $2
from (
  with missing as (
    select
      s.event_id,
      substr(s.event_id, 1, 32) as hash,
      row_number() over (partition by substr(s.event_id, 1, 32) order by s.line) as place
    from staged as s
    where not exists (select 1 from fact_ops_events as k where k.source = $1 and k.event_id = s.event_id)
  ),

  free as (
    select
      k.event_id,
      substr(k.event_id, 1, 32) as hash,
      row_number() over (partition by substr(k.event_id, 1, 32) order by k.event_id) as place
    from fact_ops_events as k
    where k.source = $1
      and substr(k.event_id, 33, 1) in ('@', '~')
      and strpos(cast($3 as text), substr(k.event_id, 33, 9)) > 0
  )

  select e.event_id as old_id, m.event_id as new_id
  from missing as m
  inner join free as e on e.hash = m.hash and e.place = m.place
) as found
where f.source = $1
  and f.event_id = found.old_id;
