-- a run, a receipt, a value's version, a forecast, a landing and a verdict are known by their keys: no two have the same
select 'runs' as table_name, cast(run_id as text) as identity
from runs
group by run_id
having count(*) > 1
union all
select 'loads' as table_name, cast(load_id as text) as identity
from loads
group by load_id
having count(*) > 1
union all
select 'kpi_versions' as table_name, metric || ' ' || slice || ' ' || cast(day as text) as identity
from kpi_versions
group by metric, slice, day, known_from_run
having count(*) > 1
union all
select 'forecasts' as table_name, metric || ' ' || slice || ' ' || cast(day as text) as identity
from forecasts
group by metric, slice, day, as_of, model_version
having count(*) > 1
union all
select 'landings' as table_name, metric || ' ' || slice || ' ' || cast(as_of as text) as identity
from landings
group by metric, slice, as_of, days, model_version
having count(*) > 1
union all
select 'verdicts' as table_name, metric || ' ' || slice || ' ' || cast(day as text) as identity
from verdicts
group by metric, slice, day, run_id
having count(*) > 1;
