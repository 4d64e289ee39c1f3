-- the vanished facts go; $1 source
delete from fact_sales as f
where f.source = $1
  and exists (
    select 1
    from vanished as v
    where v.order_id = f.order_id
      and v.line_no = f.line_no
  );
