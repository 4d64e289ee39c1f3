-- one row per business day that has lines in a currency whose rate, carried up to 7 days, this load changes or takes away
insert into stale_days (fact_table, day)
with foreign_days as (
  select distinct
    f.business_day as day,
    f.currency
  from fact_sales as f
  cross join business as b
  where f.currency <> b.currency
),

moved as (
  select s.day, s.currency from staged as s inner join changed as c on c.line = s.line
  union all
  select day, currency from vanished
)

select distinct
  'fact_sales' as fact_table,
  f.day
from foreign_days as f
inner join moved as m on m.currency = f.currency and f.day >= m.day and f.day <= m.day + 7
where not exists (
  select 1 from stale_days as t where t.fact_table = 'fact_sales' and t.day = f.day
);
