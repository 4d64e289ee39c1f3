-- every fact came in by a load that has a receipt
select 'fact_sales' as fact_table, f.load_id, count(*) as facts
from fact_sales as f
where not exists (select 1 from loads as l where l.load_id = f.load_id)
group by f.load_id
union all
select 'fact_ops_events' as fact_table, f.load_id, count(*) as facts
from fact_ops_events as f
where not exists (select 1 from loads as l where l.load_id = f.load_id)
group by f.load_id
union all
select 'fx_rates' as fact_table, f.load_id, count(*) as facts
from fx_rates as f
where not exists (select 1 from loads as l where l.load_id = f.load_id)
group by f.load_id
union all
select 'daily_values' as fact_table, f.load_id, count(*) as facts
from daily_values as f
where not exists (select 1 from loads as l where l.load_id = f.load_id)
group by f.load_id;
