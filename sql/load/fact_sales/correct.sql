-- the facts that changed rows correct take their values; $1 source, $2 load
update fact_sales as f
set
  ts = c.ts,
  amount = c.amount,
  currency = c.currency,
  quantity = c.quantity,
  product_id = c.product_id,
  product = c.product,
  category = c.category,
  customer_id = c.customer_id,
  country = c.country,
  region = c.region,
  channel = c.channel,
  status = c.status,
  load_id = $2
from changed as c
where c.old_ts is not null
  and f.source = $1
  and f.order_id = c.order_id
  and f.line_no = c.line_no;
