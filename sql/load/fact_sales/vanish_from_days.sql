-- the file holds whole days: the facts of these days that it no longer has; $1 source
insert into vanished (order_id, line_no, ts)
with days as (
  select distinct cast(s.ts at time zone b.zone as date) as day
  from staged as s
  cross join business as b
)

select f.order_id, f.line_no, f.ts
from fact_sales as f
cross join business as b
where f.source = $1
  and cast(f.ts at time zone b.zone as date) in (select day from days)
  and not exists (
    select 1
    from staged as s
    where s.order_id = f.order_id
      and s.line_no = f.line_no
  );
