-- What is kept of forecasts beside the 95 % band of yhat_lower and yhat_upper: bands of 80 and 50 %, and sums.

alter table forecasts add column lower_80 double precision;
alter table forecasts add column upper_80 double precision;
alter table forecasts add column lower_50 double precision;
alter table forecasts add column upper_50 double precision;

alter table verdicts add column lower_80 double precision;
alter table verdicts add column upper_80 double precision;

-- one row per metric, slice, as-of day, number of days and model version: where the sum of those days was said to land; never rewritten
create table landings (
  metric text not null,
  slice text not null,
  as_of date not null,
  days integer not null,
  model_version text not null,
  lower_80 double precision not null,
  middle double precision not null,
  upper_80 double precision not null,
  run_id bigint not null,
  primary key (metric, slice, as_of, days, model_version)
);
