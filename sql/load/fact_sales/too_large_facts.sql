-- a fact of a load whose amount, converted into the business's currency, would not fit its column; $1 load
with strongest as (
  select r.currency, max(cast(r.base_per as double precision)) as base_per
  from fx_rates as r
  cross join business as b
  where r.currency <> b.currency
  group by r.currency
)

select f.order_id
from fact_sales as f
inner join strongest as r on r.currency = f.currency
where f.load_id = $1
  and abs(cast(f.amount as double precision)) * r.base_per >= 99999999999999
limit 1;
