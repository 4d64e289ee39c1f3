-- one row per staged line that is new or differs from the fact of the same identity; $1 source
insert into changed (line, business_day, old_day)
with span as (
  select min(ts) as first_ts, max(ts) as last_ts from staged
),

-- few enough that both engines compare each line with each of them
offsets as (
  select o.since, o.until, o.utc_offset
  from business_offsets as o
  cross join span
  where o.until > span.first_ts
    and o.since <= span.last_ts
)

select
  s.line,
  date '1970-01-01' + cast(floor((date_part('epoch', s.ts) + o.utc_offset) / 86400) as integer) as business_day,
  f.business_day as old_day
from staged as s
inner join offsets as o on o.since <= s.ts and o.until > s.ts
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
  or f.status is distinct from s.status
  or f.line_kind is distinct from s.line_kind;
