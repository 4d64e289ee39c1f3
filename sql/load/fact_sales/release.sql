-- rows without an order number that the file no longer has stay, as orders of no file; $1 source, $2 tag of the file, $3 load
update fact_sales as f
set order_id = substr(f.order_id, 1, 32) || '~' || substr(f.order_id, 34) || '.' || cast($3 as text)
where f.source = $1
  and substr(f.order_id, 33, 9) = $2
  and not exists (
    select 1
    from staged as s
    where s.order_id = f.order_id
  );
