-- a day has one row in each daily table: per service, and per source, where it has several
select 'daily_kpis' as table_name, day, '' as part
from daily_kpis
group by day
having count(*) > 1
union all
select 'daily_ops' as table_name, day, service as part
from daily_ops
group by day, service
having count(*) > 1
union all
select 'daily_arrivals' as table_name, day, fact_table || ' of ' || source as part
from daily_arrivals
group by day, fact_table, source
having count(*) > 1
union all
select 'day_profiles' as table_name, day, fact_table || ' of ' || source as part
from day_profiles
group by day, fact_table, source
having count(*) > 1;
