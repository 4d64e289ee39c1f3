-- the changed rows that no fact had before become facts; $1 source, $2 load
insert into fact_sales (
  source,
  order_id, line_no, ts, amount, currency, quantity, product_id, product, category, customer_id, country,
  region, channel, status,
  load_id
)
select
  $1 as source,
  order_id, line_no, ts, amount, currency, quantity, product_id, product, category, customer_id, country,
  region, channel, status,
  $2 as load_id
from changed
where old_ts is null;
