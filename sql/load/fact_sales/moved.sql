-- how many staged lines would turn a fact into another sale, and the first of them: one on another day, in another currency, or, if another
-- file has the fact, of another amount at another time; $1 source, $2 file, $3 whether times mean nothing
with moved as (
  select
    s.line,
    s.order_id,
    c.business_day,
    s.amount,
    s.currency,
    f.business_day as old_day,
    f.amount as old_amount,
    f.currency as old_currency,
    l.file,
    row_number() over (order by s.line) as place,
    count(*) over () as lines,
    count(*) filter (where c.business_day <> f.business_day) over () as on_other_days
  from changed as c
  inner join staged as s on s.line = c.line
  inner join fact_sales as f on f.source = $1 and f.order_id = s.order_id and f.line_no = s.line_no
  inner join loads as l on l.load_id = f.load_id
  where c.old_day is not null
    and (
      c.business_day <> f.business_day
      or s.currency <> f.currency
      or (l.file <> $2 and s.amount <> f.amount and (s.ts <> f.ts or cast($3 as boolean)))
    )
)

select
  line,
  order_id,
  cast(business_day as text) || ', ' || cast(amount as text) || ' ' || currency as sale,
  cast(old_day as text) || ', ' || cast(old_amount as text) || ' ' || old_currency as old_sale,
  file,
  lines,
  on_other_days
from moved
where place = 1;
