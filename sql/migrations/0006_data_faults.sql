-- one row per fact table, source and business day: what its rows look like, by which faults in the data are recognised.
-- Lists are texts of `key:count` with commas between them.
create table day_profiles (
  fact_table text not null,
  source text not null,
  day date not null,
  rows bigint not null,
  -- orders of sales, events of operations
  units bigint not null,
  -- units by the local hour of their first row
  hours text not null,
  -- failed events by local hour
  error_hours text,
  -- rows by the magnitude of their amount per piece, or of their latency: five steps for each factor of ten
  magnitudes text,
  -- rows with a value other than 0, by column
  filled text not null,
  -- events by service: names and counts, separated by the ASCII characters for units and records; null for sales
  services text,
  -- the five most frequent values of category, country, region and channel, separated likewise; null for operations
  top_values text,
  -- the sum of amounts, or of latencies
  total text,
  -- distinct rows without their numbers, and how many of these occur an even number of times; the same without times.
  -- Null: not examined, because the day has no more rows than usual
  distinct_rows bigint,
  even_rows bigint,
  distinct_contents bigint,
  even_contents bigint,
  -- the newest load that a row came from
  load_id bigint not null
);

-- a store that was made before has facts without profiles
insert into stale_days (fact_table, day)
select distinct 'fact_sales', f.business_day
from fact_sales as f
where not exists (select 1 from stale_days as t where t.fact_table = 'fact_sales' and t.day = f.business_day);

insert into stale_days (fact_table, day)
select distinct 'fact_ops_events', f.business_day
from fact_ops_events as f
where not exists (select 1 from stale_days as t where t.fact_table = 'fact_ops_events' and t.day = f.business_day);

-- one row per source, day, kind and place of a fault in the data, and run that found it so or found it gone; the latest run's row holds
create table data_faults (
  source text not null,
  day date not null,
  kind text not null,
  -- the column or value that the fault is about; empty where it is about whole rows
  place text not null,
  run_id bigint not null,
  -- false: the data have been corrected
  is_there boolean not null,
  -- JSON object: the figures that show it
  evidence text not null,
  -- JSON list of [metric, slices]: the series that it touches; slices is empty for the whole, a dimension, or a slice `dim=value`
  touches text not null
);
