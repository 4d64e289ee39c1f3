-- every fact lies on its local date by the zone data that the store was loaded with
select 'fact_sales' as fact_table, f.source, f.business_day, count(*) as facts
from fact_sales as f
left join business_offsets as o
  on o.since <= f.ts
  and o.until > f.ts
  and o.until > (select min(ts) from fact_sales)
  and o.since <= (select max(ts) from fact_sales)
where f.business_day is distinct from
  date '1970-01-01' + cast(floor((date_part('epoch', f.ts) + o.utc_offset) / 86400) as integer)
group by f.source, f.business_day
union all
select 'fact_ops_events' as fact_table, f.source, f.business_day, count(*) as facts
from fact_ops_events as f
left join business_offsets as o
  on o.since <= f.ts
  and o.until > f.ts
  and o.until > (select min(ts) from fact_ops_events)
  and o.since <= (select max(ts) from fact_ops_events)
where f.business_day is distinct from
  date '1970-01-01' + cast(floor((date_part('epoch', f.ts) + o.utc_offset) / 86400) as integer)
group by f.source, f.business_day;
