-- the newest version of a series is the newest version of its daily values
with newest as (
  select metric, slice, max(known_from_run) as version
  from kpi_versions
  group by metric, slice
)

select
  coalesce(n.metric, s.metric) as metric,
  coalesce(n.slice, s.slice) as slice,
  n.version,
  s.newest_version
from newest as n
full join series_state as s on s.metric = n.metric and s.slice = n.slice
where n.version is distinct from s.newest_version;
