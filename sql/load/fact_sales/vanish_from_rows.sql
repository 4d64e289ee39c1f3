-- lines that a row of the file made beside its own one, and no longer makes, such as a refund that was taken back; of whole orders every
-- line that the file no longer has; $1 source, $2 whether the file has whole orders
insert into vanished (order_id, line_no, business_day)
select f.order_id, f.line_no, f.business_day
from fact_sales as f
where f.source = $1
  and exists (
    select 1
    from staged as s
    where s.order_id = f.order_id
      and (cast($2 as boolean) or s.line_no % 100000000 = f.line_no % 100000000)
  )
  and not exists (
    select 1
    from staged as s
    where s.order_id = f.order_id
      and s.line_no = f.line_no
  );
