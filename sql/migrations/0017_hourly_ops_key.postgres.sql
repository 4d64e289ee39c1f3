-- The key of 0016_hourly_ops.sql, as in 0003_keys.postgres.sql.
alter table hourly_ops add primary key (day, hour, service);
