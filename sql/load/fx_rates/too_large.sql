-- the first line whose rate would make an amount that does not fit its column
with largest as (
  select f.currency, max(abs(cast(f.amount as double precision))) as amount
  from fact_sales as f
  cross join business as b
  where f.currency <> b.currency
  group by f.currency
)

select s.line, cast(s.per_base as text) || ' ' || s.currency as value
from staged as s
inner join largest as f on f.currency = s.currency
where f.amount * cast(s.base_per as double precision) >= 99999999999999
order by s.line
limit 1;
