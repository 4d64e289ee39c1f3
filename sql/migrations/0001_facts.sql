-- What the sources gave, row by row, and the receipts of how it came in.

-- one row: the business's zone and currency, as its config declares them
create table business (
  zone text not null,
  currency text not null
);

-- one row per source and status value that means more than an ordinary line
create table sales_status (
  source text not null,
  status text not null,
  meaning text not null check (meaning in ('cancelled', 'adjustment'))
);

-- one row per load: what was read, kept and refused
create table loads (
  load_id bigint not null,
  source text not null,
  fact_table text not null,
  file text not null,
  content_hash text not null,
  mapping_hash text not null,
  mode text not null check (mode in ('upsert', 'replace_days')),
  rows_read bigint not null,
  rows_accepted bigint not null,
  rows_rejected bigint not null,
  rows_inserted bigint not null,
  rows_updated bigint not null,
  rows_deleted bigint not null,
  loaded_at timestamp with time zone not null
);

-- one row per value that a load refused while the rest of its file was kept
create table rejects (
  load_id bigint not null,
  line bigint not null,
  file_column integer not null,
  column_name text not null,
  value text not null,
  reason text not null
);

-- one row per sale line: identity (source, order_id, line_no)
create table fact_sales (
  source text not null,
  order_id text not null,
  line_no integer not null,
  ts timestamp with time zone not null,
  amount numeric(18, 4) not null,
  currency text not null,
  quantity numeric(18, 4),
  product_id text,
  product text,
  category text,
  customer_id text,
  country text,
  region text,
  channel text,
  status text,
  load_id bigint not null
);

-- one row per operational event: identity (source, event_id)
create table fact_ops_events (
  source text not null,
  event_id text not null,
  ts timestamp with time zone not null,
  service text not null,
  operation text,
  status_code integer,
  latency_ms numeric(18, 4),
  is_error boolean not null,
  load_id bigint not null
);

-- one row per day and currency: identity (day, currency)
create table fx_rates (
  day date not null,
  currency text not null,
  -- how much of the currency one unit of the business's currency buys
  per_base numeric(18, 8) not null check (per_base > 0),
  -- 1 / per_base to 18 places: DuckDB divides decimals in floating point, but multiplies them exactly
  base_per numeric(28, 18) not null,
  load_id bigint not null
);

-- one row per fact table and business day whose facts changed since its last roll-up
create table touched_days (
  fact_table text not null,
  day date not null
);
