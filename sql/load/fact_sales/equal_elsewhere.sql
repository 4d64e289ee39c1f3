-- one row per other tag whose rows without an order number equal staged ones that are no facts yet, with how many; $1 source, $2 tag of
-- the file
with missing as (
  select substr(s.order_id, 1, 32) as hash, count(distinct s.order_id) as events
  from staged as s
  where not exists (select 1 from fact_sales as f where f.source = $1 and f.order_id = s.order_id)
  group by substr(s.order_id, 1, 32)
),

others as (
  select
    substr(f.order_id, 1, 32) as hash,
    substr(f.order_id, 33, 9) as tag,
    count(distinct f.order_id) as events
  from fact_sales as f
  where f.source = $1
    and substr(f.order_id, 33, 1) in ('@', '~')
    and substr(f.order_id, 33, 9) <> $2
  group by substr(f.order_id, 1, 32), substr(f.order_id, 33, 9)
)

select o.tag, sum(case when o.events < m.events then o.events else m.events end) as events
from missing as m
inner join others as o on o.hash = m.hash
group by o.tag
order by o.tag;
