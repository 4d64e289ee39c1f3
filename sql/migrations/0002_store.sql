-- The store: runs, versions of daily values, forecasts and verdicts.

-- one row per run; a run without finished_at was interrupted, and the next run continues it
create table runs (
  run_id bigint not null,
  as_of timestamp with time zone not null,
  started_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  -- JSON: how far the data of the run go; null until it is finished
  freshness text,
  -- the slot of the schedule; null for a run started by hand or by new files
  slot timestamp with time zone,
  -- false: it is finished, but its outputs are not written yet
  published boolean not null default true
);

-- at most one row: the last run failed, and none has finished since
create table run_failure (
  -- the slot of the schedule, or the start of the first try of a run without one
  run_at timestamp with time zone not null,
  -- a message for people
  error text not null,
  -- null: nothing is going to try again by itself
  next_try_at timestamp with time zone
);

-- one row per metric: up to which roll-up of the warehouse kpi_versions holds its daily values
create table metric_reads (
  metric text not null,
  -- the definition that the values were computed by
  definition_hash text not null,
  -- changed_days.roll_up
  roll_up bigint not null
);

-- one row per metric, slice, day and change of value
create table kpi_versions (
  metric text not null,
  slice text not null,
  day date not null,
  -- the run that first read this value
  known_from_run bigint not null,
  -- false: the day has no rows any more; a day with rows and a null value is unknown
  has_rows boolean not null,
  numerator numeric(38, 9),
  denominator numeric(38, 9)
);

-- one row per metric and slice: whether its verdicts and forecasts are up to date
create table series_state (
  metric text not null,
  slice text not null,
  -- the greatest known_from_run of its kpi_versions
  newest_version bigint not null,
  -- newest_version when the series was last judged; null if it never was
  judged_version bigint,
  -- digest of everything else that verdicts and forecasts depend on
  judged_inputs text
);

-- one row per metric, slice, target day, as-of day and model version; never updated
create table forecasts (
  metric text not null,
  slice text not null,
  day date not null,
  as_of date not null,
  model_version text not null,
  yhat double precision not null,
  yhat_lower double precision,
  yhat_upper double precision,
  -- JSON list of {level, lower, upper}, the widest first; the 95 % interval has columns of its own
  intervals text not null,
  run_id bigint not null
);

-- one row per metric, slice, as-of day, number of days and model version: the forecast of the sum of these days; never updated
create table total_forecasts (
  metric text not null,
  slice text not null,
  as_of date not null,
  days integer not null,
  model_version text not null,
  lower_80 double precision not null,
  middle double precision not null,
  upper_80 double precision not null,
  -- JSON list: the expected value of each day, null where there is none
  expected text not null,
  -- JSON list: past totals over as many days, each as a share of its forecast
  ratios text not null,
  run_id bigint not null
);

-- one row per metric, slice, origin, model version, group of horizons and member; never updated
create table combination_weights (
  metric text not null,
  slice text not null,
  -- the Monday on which the weights were estimated; they hold until the next one
  origin date not null,
  model_version text not null,
  -- the first horizon of the group in days: 1, 2, 8 or 29
  horizon_from integer not null,
  member text not null,
  -- the model that forecasts in the member's place; null where the member does
  fallback_model text,
  weight double precision not null,
  -- the mean error at past origins; null where too few are known
  mean_error double precision,
  -- the number of past origins whose forecasts were scored
  origins integer not null,
  run_id bigint not null
);

-- one row per metric, slice and model version: results for past origins that the next run reuses; a missing row is computed again
create table ensemble_cache (
  metric text not null,
  slice text not null,
  model_version text not null,
  -- the number of days that the cache was computed from, and the digest of their values
  days integer not null,
  digest text not null,
  -- JSON
  cache text not null,
  run_id bigint not null
);

-- one row per metric, slice, day and run that judged it; the latest run's row is the current verdict
create table verdicts (
  metric text not null,
  slice text not null,
  day date not null,
  run_id bigint not null,
  status text not null,
  value double precision,
  yhat double precision,
  yhat_lower double precision,
  yhat_upper double precision,
  -- JSON list of {level, lower, upper}
  intervals text,
  warning_lower double precision,
  warning_upper double precision,
  critical_lower double precision,
  critical_upper double precision,
  spread double precision,
  scale text,
  known_days integer,
  -- the names of its holidays and events; null on an ordinary day
  special_day text,
  -- from here on a value is a fault in the data
  implausible_above double precision,
  -- JSON list of the windows of several days that could decide, each a list of numbers
  windows text,
  score double precision,
  deviation double precision,
  favourable boolean not null,
  decided_by text,
  -- the days that decided together, their mean error in robust standard deviations, and the value from which on it is an alert
  window_days integer,
  window_score double precision,
  window_boundary double precision,
  rule_hash text not null,
  model_version text not null,
  -- kpi_versions.known_from_run of the judged value; null for a day without rows
  value_version bigint,
  -- judged after later days were known; the forecast uses none of them
  reconstructed boolean not null
);
