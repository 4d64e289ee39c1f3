-- one row per staged line that is new or differs from the fact of the same identity; $1 source
insert into changed (line, old_ts)
select s.line, f.ts as old_ts
from staged as s
left join fact_sales as f on f.source = $1 and f.order_id = s.order_id and f.line_no = s.line_no
where f.source is null
  or f.ts is distinct from s.ts
  or f.amount is distinct from s.amount
  or f.currency is distinct from s.currency
  or f.quantity is distinct from s.quantity
  or f.product_id is distinct from s.product_id
  or f.product is distinct from s.product
  or f.category is distinct from s.category
  or f.customer_id is distinct from s.customer_id
  or f.country is distinct from s.country
  or f.region is distinct from s.region
  or f.channel is distinct from s.channel
  or f.status is distinct from s.status;
