-- Identities as primary keys. PostgreSQL only: on DuckDB a primary key more than doubles the time of a load. sql/checks proves
-- uniqueness on both engines.
alter table zone_offsets add primary key (zone, since);
alter table sales_status add primary key (source, status);
alter table loads add primary key (load_id);
alter table fact_sales add primary key (source, order_id, line_no);
alter table fact_ops_events add primary key (source, event_id);
alter table fx_rates add primary key (source, day, currency);
alter table stale_days add primary key (fact_table, day);
alter table changed_days add primary key (fact_table, day);
alter table daily_kpis add primary key (day);
alter table daily_ops add primary key (day, service);
alter table daily_arrivals add primary key (fact_table, source, day);
alter table runs add primary key (run_id);
alter table metric_reads add primary key (metric);
alter table kpi_versions add primary key (metric, slice, day, known_from_run);
alter table series_state add primary key (metric, slice);
alter table forecasts add primary key (metric, slice, day, as_of, model_version);
alter table total_forecasts add primary key (metric, slice, as_of, days, model_version);
alter table combination_weights add primary key (metric, slice, origin, model_version, horizon_from, member);
alter table ensemble_cache add primary key (metric, slice, model_version);
alter table verdicts add primary key (metric, slice, day, run_id);
create index fact_sales_business_day on fact_sales (business_day);
create index fact_ops_events_business_day on fact_ops_events (business_day);
