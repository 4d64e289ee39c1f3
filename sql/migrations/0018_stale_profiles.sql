-- one row per fact table and business day that a roll-up recomputed since its profile was made
create table stale_profiles (
  fact_table text not null,
  day date not null
);
