-- The warehouse: facts, receipts of their loads, and daily roll-ups.

-- one row: the zone and currency that the config declares
create table business (
  zone text not null,
  currency text not null,
  -- version of the time zone data that zone_offsets was made from
  zone_data text not null
);

-- one row per declared zone and period of constant UTC offset, from 1800 to 2200: the only source of local dates, because the zone data
-- of the engines differ
create table zone_offsets (
  zone text not null,
  since timestamp with time zone not null,
  until timestamp with time zone not null,
  -- seconds east of UTC
  utc_offset integer not null
);

-- the offsets of the business's zone
create view business_offsets as
select o.since, o.until, o.utc_offset
from zone_offsets as o
inner join business as b on b.zone = o.zone;

-- one row per source and status value with a declared meaning
create table sales_status (
  source text not null,
  status text not null,
  meaning text not null check (meaning in ('cancelled', 'adjustment'))
);

-- one row per load of a file
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

-- one row per rejected value of a file that was loaded without it
create table rejects (
  load_id bigint not null,
  line bigint not null,
  file_column integer not null,
  column_name text not null,
  value text not null,
  reason text not null
);

-- one row per sale line; identity: source, order_id, line_no
create table fact_sales (
  source text not null,
  order_id text not null,
  line_no integer not null,
  ts timestamp with time zone not null,
  -- the local date of ts in the business's zone
  business_day date not null,
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
  -- what a line is that sells no goods, as the source declares it
  line_kind text check (line_kind in ('discount', 'gift_card', 'shipping', 'tax')),
  -- whether this negative line takes back lines that never counted, because they are cancelled themselves
  reverses_cancelled boolean not null,
  load_id bigint not null
);

-- one row per operational event; identity: source, event_id
create table fact_ops_events (
  source text not null,
  event_id text not null,
  ts timestamp with time zone not null,
  business_day date not null,
  service text not null,
  operation text,
  status_code integer,
  latency_ms numeric(18, 4),
  is_error boolean not null,
  load_id bigint not null
);

-- one row per source, day and currency; of several sources' rates the one of the newest load counts
create table fx_rates (
  source text not null,
  day date not null,
  currency text not null,
  -- units of the currency per unit of the business's currency
  per_base numeric(18, 8) not null check (per_base > 0),
  -- 1 / per_base to 18 places: DuckDB divides decimals in floating point, but multiplies them exactly
  base_per numeric(28, 18) not null,
  load_id bigint not null
);

-- one row per fact table and business day whose facts changed after its last roll-up
create table stale_days (
  fact_table text not null,
  day date not null
);

-- one row per fact table and business day: the last roll-up that computed it, numbered from 1
create table changed_days (
  fact_table text not null,
  day date not null,
  roll_up bigint not null
);

-- one row per currency and day, up to 7 days after the day of the rate
create view fx_carried as
with carried as (
  select
    r.currency,
    r.day + age.days as day,
    r.base_per,
    row_number() over (partition by r.currency, r.day + age.days order by age.days, r.load_id desc) as newest_first
  from fx_rates as r
  cross join (values (0), (1), (2), (3), (4), (5), (6), (7)) as age (days)
)
select currency, day, base_per
from carried
where newest_first = 1;

-- one row per sale line, with its business day, its kind, and its amount in the business's currency (null without a rate)
create view sales_lines as
select
  f.business_day as day,
  case
    when s.meaning = 'adjustment' then 'adjustment'
    when f.amount = 0 then 'free'
    when f.amount > 0 and s.meaning = 'cancelled' then 'cancelled'
    when f.reverses_cancelled then 'cancelled'
    when f.line_kind is not null then f.line_kind
    when f.amount < 0 then 'refund'
    else 'sale'
  end as kind,
  case
    when f.currency = b.currency then f.amount
    else cast(round(f.amount * r.base_per, 4) as numeric(18, 4))
  end as base_amount,
  f.source,
  f.order_id,
  f.line_no,
  f.ts,
  f.amount,
  f.currency,
  f.quantity,
  f.product_id,
  f.product,
  f.category,
  f.customer_id,
  f.country,
  f.region,
  f.channel,
  f.status,
  f.line_kind,
  f.load_id
from fact_sales as f
cross join business as b
left join sales_status as s on s.source = f.source and s.status = f.status
left join fx_carried as r on r.currency = f.currency and r.day = f.business_day;

-- one row per order with cancelled lines, and how many of its lines were sold
create view cancelled_orders as
with cancelled as (
  select distinct f.source, f.order_id
  from fact_sales as f
  inner join sales_status as s on s.source = f.source and s.status = f.status
  where f.amount > 0
    and s.meaning = 'cancelled'
)

select
  c.source,
  c.order_id,
  count(*) filter (where s.meaning is null) as sold_lines
from cancelled as c
inner join fact_sales as f on f.source = c.source and f.order_id = c.order_id
left join sales_status as s on s.source = f.source and s.status = f.status
where f.amount > 0
group by c.source, c.order_id;

-- one row per negative line: it takes back what never counted if it is cancelled beside the cancelled lines of its order, or if all lines of
-- its order are
create view reversals as
select
  f.source,
  f.order_id,
  f.line_no,
  f.business_day,
  f.reverses_cancelled as was_of_cancelled,
  o.order_id is not null and (s.meaning is not distinct from 'cancelled' or o.sold_lines = 0) as is_of_cancelled
from fact_sales as f
left join cancelled_orders as o on o.source = f.source and o.order_id = f.order_id
left join sales_status as s on s.source = f.source and s.status = f.status
where f.amount < 0;

-- one row per operational event, with its business day
create view ops_events as
select
  f.business_day as day,
  f.source,
  f.event_id,
  f.ts,
  f.service,
  f.operation,
  f.status_code,
  f.latency_ms,
  f.is_error,
  f.load_id
from fact_ops_events as f;

-- one row per business day with sale lines; money in the business's currency, null if a line lacks a rate. Sums are wide enough for any
-- number of lines.
create table daily_kpis (
  day date not null,
  net numeric(38, 4),
  gross numeric(38, 4),
  cancelled numeric(38, 4),
  refunds numeric(38, 4),
  adjustments numeric(38, 4),
  -- discounts, gift cards, shipping and taxes
  extras numeric(38, 4),
  orders bigint not null,
  units numeric(38, 4) not null,
  customers bigint not null,
  refund_lines bigint not null,
  sale_lines bigint not null
);

-- one row per business day and service; service '' is the total of all services
create table daily_ops (
  day date not null,
  service text not null,
  events bigint not null,
  errors bigint not null,
  latency_sum numeric(38, 4),
  latency_p50 double precision,
  latency_p95 double precision,
  latency_p99 double precision
);

-- one row per fact table, source and business day
create table daily_arrivals (
  fact_table text not null,
  source text not null,
  day date not null,
  rows bigint not null,
  last_ts timestamp with time zone not null
);

-- one row per business day: sales and operations side by side
create view daily_kpis_full as
select
  coalesce(k.day, o.day) as day,
  k.net,
  k.gross,
  k.cancelled,
  k.refunds,
  k.adjustments,
  k.extras,
  k.orders,
  k.units,
  k.customers,
  k.refund_lines,
  k.sale_lines,
  o.events,
  o.errors,
  o.latency_sum,
  o.latency_p50,
  o.latency_p95,
  o.latency_p99
from daily_kpis as k
full join (select * from daily_ops where service = '') as o on o.day = k.day;
