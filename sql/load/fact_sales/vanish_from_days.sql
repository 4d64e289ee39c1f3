-- the file holds whole days: the facts of these days that it no longer has; $1 source
insert into vanished (order_id, line_no, business_day)
with days as (
  select business_day from changed
  union
  select f.business_day
  from staged as s
  inner join fact_sales as f on f.source = $1 and f.order_id = s.order_id and f.line_no = s.line_no
  where not exists (select 1 from changed as c where c.line = s.line)
)

select f.order_id, f.line_no, f.business_day
from fact_sales as f
where f.source = $1
  and f.business_day in (select business_day from days)
  and not exists (
    select 1
    from staged as s
    where s.order_id = f.order_id
      and s.line_no = f.line_no
  );
