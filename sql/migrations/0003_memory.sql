-- What the product remembers: runs, every value it ever saw, what it expected, and what it said.

-- one row per run; a run without finished_at was interrupted and is taken up again
create table runs (
  run_id bigint not null,
  as_of timestamp with time zone not null,
  started_at timestamp with time zone not null,
  finished_at timestamp with time zone
);

-- one row per metric, slice, day and change of value: the version known from a run on
create table kpi_versions (
  metric text not null,
  slice text not null,
  day date not null,
  known_from_run bigint not null,
  -- false: the day has no rows any more; a day with rows whose value is null is unknown, which is another thing
  has_rows boolean not null,
  numerator numeric(28, 9),
  denominator numeric(28, 9)
);

-- one row per metric, slice, target day, as-of day and model version; never rewritten
create table forecasts (
  metric text not null,
  slice text not null,
  day date not null,
  as_of date not null,
  model_version text not null,
  yhat double precision not null,
  yhat_lower double precision,
  yhat_upper double precision,
  run_id bigint not null
);

-- one row per metric, slice, day and run that judged it; the latest run's row is the verdict, earlier ones stay
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
  warning_lower double precision,
  warning_upper double precision,
  critical_lower double precision,
  critical_upper double precision,
  spread double precision,
  scale text,
  known_days integer,
  score double precision,
  deviation double precision,
  favourable boolean not null,
  decided_by text,
  rule_hash text not null,
  model_version text not null,
  -- the version of the day's value that was judged: kpi_versions.known_from_run
  value_version bigint,
  -- judged when later days were known already; the forecast still used none of them
  reconstructed boolean not null
);
