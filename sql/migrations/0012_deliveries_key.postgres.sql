-- The key of 0011_deliveries.sql, as in 0003_keys.postgres.sql.
alter table deliveries add primary key (id);
create index deliveries_by_next_attempt on deliveries (next_attempt_at);
