-- one row per business day whose facts this load changes: the new and the old day of changed facts, the day of vanished ones
insert into stale_days (fact_table, day)
with instants as (
  select s.ts from staged as s inner join changed as c on c.line = s.line
  union
  select old_ts as ts from changed where old_ts is not null
  union
  select ts from vanished
),

days as (
  select distinct cast(i.ts at time zone b.zone as date) as day
  from instants as i
  cross join business as b
)

select
  'fact_sales' as fact_table,
  d.day
from days as d
where not exists (
  select 1 from stale_days as t where t.fact_table = 'fact_sales' and t.day = d.day
);
