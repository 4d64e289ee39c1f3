-- orders without a number that no file has any more, and equal ones in this file, are the same: their file was renamed or split; $1 source,
-- $2 load, $3 the tags of such orders
update fact_sales as f
set
  order_id = found.new_id,
  load_id = $2
from (
  with missing as (
    select
      s.order_id,
      substr(s.order_id, 1, 32) as hash,
      row_number() over (partition by substr(s.order_id, 1, 32) order by min(s.line)) as place
    from staged as s
    where not exists (select 1 from fact_sales as k where k.source = $1 and k.order_id = s.order_id)
    group by s.order_id
  ),

  free as (
    select
      k.order_id,
      substr(k.order_id, 1, 32) as hash,
      row_number() over (partition by substr(k.order_id, 1, 32) order by k.order_id) as place
    from fact_sales as k
    where k.source = $1
      and substr(k.order_id, 33, 1) in ('@', '~')
      and strpos(cast($3 as text), substr(k.order_id, 33, 9)) > 0
    group by k.order_id
  )

  select e.order_id as old_id, m.order_id as new_id
  from missing as m
  inner join free as e on e.hash = m.hash and e.place = m.place
) as found
where f.source = $1
  and f.order_id = found.old_id;
