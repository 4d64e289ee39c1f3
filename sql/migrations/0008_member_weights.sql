-- What the forecasts of a morning followed: one row per metric, slice, as-of day, model version, range of horizons and member; never
-- rewritten.
create table member_weights (
  metric text not null,
  slice text not null,
  as_of date not null,
  model_version text not null,
  -- the first of the days ahead that are weighed alike: 1, 2, 8 or 29
  days_ahead integer not null,
  member text not null,
  weight double precision not null,
  -- what it missed by on the mean; null where too little was known
  mean_miss double precision,
  -- the Monday on which they were weighed, and how many Mondays before it were looked at
  weighed_on date not null,
  mondays integer not null,
  run_id bigint not null,
  primary key (metric, slice, as_of, model_version, days_ahead, member)
);
