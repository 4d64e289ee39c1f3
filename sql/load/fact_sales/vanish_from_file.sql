-- the file was read in another way before: the facts that it gave then and does not give now; $1 source, $2 file
insert into vanished (order_id, line_no, business_day)
select f.order_id, f.line_no, f.business_day
from fact_sales as f
where f.source = $1
  and f.load_id in (select load_id from loads where source = $1 and file = $2)
  and not exists (
    select 1
    from staged as s
    where s.order_id = f.order_id
      and s.line_no = f.line_no
  );
