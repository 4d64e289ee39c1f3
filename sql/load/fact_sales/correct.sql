-- the facts that changed rows correct take their values; $1 source, $2 load
update fact_sales as f
set
  ts = s.ts,
  business_day = c.business_day,
  amount = s.amount,
  currency = s.currency,
  quantity = s.quantity,
  product_id = s.product_id,
  product = s.product,
  category = s.category,
  customer_id = s.customer_id,
  country = s.country,
  region = s.region,
  channel = s.channel,
  status = s.status,
  line_kind = s.line_kind,
  load_id = $2
from staged as s
inner join changed as c on c.line = s.line
where c.old_day is not null
  and f.source = $1
  and f.order_id = s.order_id
  and f.line_no = s.line_no;
