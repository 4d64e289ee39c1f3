-- the changed rows that no fact had before become facts; $1 source, $2 load
insert into fact_sales (
  source,
  order_id, line_no, ts, business_day, amount, currency, quantity, product_id, product, category, customer_id, country,
  region, channel, status, line_kind, reverses_cancelled,
  load_id
)
select
  $1 as source,
  s.order_id, s.line_no, s.ts, c.business_day, s.amount, s.currency, s.quantity, s.product_id, s.product, s.category,
  s.customer_id, s.country, s.region, s.channel, s.status, s.line_kind, false as reverses_cancelled,
  $2 as load_id
from staged as s
inner join changed as c on c.line = s.line
where c.old_day is null;
