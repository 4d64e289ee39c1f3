-- the first line whose amount, converted into the business's currency, would not fit its column
with strongest as (
  select r.currency, max(cast(r.base_per as double precision)) as base_per
  from fx_rates as r
  cross join business as b
  where r.currency <> b.currency
  group by r.currency
)

select s.line, cast(s.amount as text) || ' ' || s.currency as value
from staged as s
inner join strongest as r on r.currency = s.currency
where abs(cast(s.amount as double precision)) * r.base_per >= 99999999999999
order by s.line
limit 1;
