-- one row per business day whose facts this load changes: where changed facts are now, where they were, and, if $2 says
-- that the file holds whole days, where facts vanish; $1 source
insert into touched_days (fact_table, day)
with instants as (
  select ts from changed
  union all
  select old_ts as ts from changed where old_ts is not null
),

vanishing as (
  select f.ts
  from fact_ops_events as f
  where $2
    and f.source = $1
    and cast(f.ts at time zone (select zone from business) as date) in (
      select cast(s.ts at time zone b.zone as date) from staged as s cross join business as b
    )
    and not exists (select 1 from staged as s where f.event_id = s.event_id)
),

days as (
  select cast(i.ts at time zone b.zone as date) as day
  from (select ts from instants union all select ts from vanishing) as i
  cross join business as b
)

select distinct
  'fact_ops_events' as fact_table,
  d.day
from days as d
where not exists (
  select 1 from touched_days as t where t.fact_table = 'fact_ops_events' and t.day = d.day
);
