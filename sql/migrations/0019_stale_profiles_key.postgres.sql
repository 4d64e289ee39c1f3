-- The key of 0018_stale_profiles.sql, as in 0003_keys.postgres.sql.
alter table stale_profiles add primary key (fact_table, day);
