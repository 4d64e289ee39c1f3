-- the file holds whole days: a fact of these days that it no longer has goes; $1 source
delete from fact_sales as f
where f.source = $1
  and cast(f.ts at time zone (select zone from business) as date) in (
    select cast(s.ts at time zone b.zone as date) from staged as s cross join business as b
  )
  and not exists (
    select 1 from staged as s where f.order_id = s.order_id and f.line_no = s.line_no
  );
