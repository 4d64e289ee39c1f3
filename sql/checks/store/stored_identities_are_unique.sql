-- runs, reads of metrics, series, versions of values, forecasts, total forecasts, weights, caches, verdicts, data faults, incidents, their transitions and actions have unique keys
select 'runs' as table_name, cast(run_id as text) as identity
from runs
group by run_id
having count(*) > 1
union all
select 'metric_reads' as table_name, metric as identity
from metric_reads
group by metric
having count(*) > 1
union all
select 'series_state' as table_name, metric || ' ' || slice as identity
from series_state
group by metric, slice
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
select 'total_forecasts' as table_name, metric || ' ' || slice || ' ' || cast(as_of as text) as identity
from total_forecasts
group by metric, slice, as_of, days, model_version
having count(*) > 1
union all
select 'combination_weights' as table_name, metric || ' ' || slice || ' ' || cast(origin as text) as identity
from combination_weights
group by metric, slice, origin, model_version, horizon_from, member
having count(*) > 1
union all
select 'ensemble_cache' as table_name, metric || ' ' || slice || ' ' || model_version as identity
from ensemble_cache
group by metric, slice, model_version
having count(*) > 1
union all
select 'verdicts' as table_name, metric || ' ' || slice || ' ' || cast(day as text) as identity
from verdicts
group by metric, slice, day, run_id
having count(*) > 1
union all
select 'data_faults' as table_name, source || ' ' || cast(day as text) || ' ' || kind || ' ' || place as identity
from data_faults
group by source, day, kind, place, run_id
having count(*) > 1
union all
select 'incidents' as table_name, id as identity
from incidents
group by id
having count(*) > 1
union all
select 'incident_transitions' as table_name, incident || ' ' || cast(place as text) as identity
from incident_transitions
group by incident, place
having count(*) > 1
union all
select 'incident_actions' as table_name, incident || ' ' || cast(place as text) as identity
from incident_actions
group by incident, place
having count(*) > 1;
