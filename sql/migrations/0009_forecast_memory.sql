-- What was worked out of past mornings, so that the next ones need not do it again: one row per metric, slice and model version, written
-- anew when the members have been weighed anew. Nothing is lost with it: what is missing or does not fit is worked out again.
create table forecast_memory (
  metric text not null,
  slice text not null,
  model_version text not null,
  -- how many days of the series it knows, and what they were
  days integer not null,
  digest text not null,
  -- JSON
  memory text not null,
  run_id bigint not null,
  primary key (metric, slice, model_version)
);
