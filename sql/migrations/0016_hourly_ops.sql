-- one row per business day, local hour and service: its operational events; service '' is the total of all services. An hour that the clock
-- repeats is one row, one that it skips none.
create table hourly_ops (
  day date not null,
  -- 0 to 23
  hour integer not null,
  service text not null,
  events bigint not null,
  errors bigint not null,
  latency_p95 double precision
);

-- a store that was made before has events without hours
insert into stale_days (fact_table, day)
select distinct 'fact_ops_events', f.business_day
from fact_ops_events as f
where not exists (select 1 from stale_days as t where t.fact_table = 'fact_ops_events' and t.day = f.business_day);
