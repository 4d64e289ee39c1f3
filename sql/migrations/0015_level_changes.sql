-- Levels that feedback has confirmed as the new normal.

-- one row per series and incident whose level is the new normal; the next run takes it into account
create table level_changes (
  metric text not null,
  slice text not null,
  -- the first day at the new level
  first_day date not null,
  -- the first day that is forecast and judged by it
  known_from date not null,
  -- what the values of earlier days are multiplied by
  factor double precision not null,
  incident text not null,
  confirmed_by text not null,
  -- the first run that takes it into account; null: the next one
  known_from_run bigint
);
