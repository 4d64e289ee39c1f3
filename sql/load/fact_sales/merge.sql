-- new facts are added, corrected ones replaced; $1 source, $2 load
merge into fact_sales as f
using changed as c
on f.source = $1 and f.order_id = c.order_id and f.line_no = c.line_no
when matched then update set
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
when not matched then insert (source, order_id, line_no, ts, amount, currency, quantity, product_id, product, category, customer_id, country, region, channel, status, load_id)
  values ($1, c.order_id, c.line_no, c.ts, c.amount, c.currency, c.quantity, c.product_id, c.product, c.category, c.customer_id, c.country, c.region, c.channel, c.status, $2);
