-- Members are weighed on Mondays, so how they were is kept once a week, and by Monday. Nothing that is read is lost with the rows of before:
-- they are of model versions that no forecast is made with any more.
drop table member_weights;

-- What forecasts follow from a Monday on: one row per metric, slice, Monday, model version, range of horizons and member; never rewritten.
create table member_weights (
  metric text not null,
  slice text not null,
  weighed_on date not null,
  model_version text not null,
  -- the first of the days ahead that are weighed alike: 1, 2, 8 or 29
  days_ahead integer not null,
  member text not null,
  -- who spoke in its place; null where it spoke itself
  speaker text,
  weight double precision not null,
  -- what it missed by on the mean; null where too little was known
  mean_miss double precision,
  -- of how many Mondays before it the forecasts of these days were compared with what came
  mondays integer not null,
  run_id bigint not null,
  primary key (metric, slice, weighed_on, model_version, days_ahead, member)
);
