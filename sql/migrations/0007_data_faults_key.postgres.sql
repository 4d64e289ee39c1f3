-- The keys of 0006_data_faults.sql, as in 0003_keys.postgres.sql.
alter table day_profiles add primary key (fact_table, source, day);
alter table data_faults add primary key (source, day, kind, place, run_id);
