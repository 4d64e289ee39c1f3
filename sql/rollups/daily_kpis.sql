-- one row per business day: the stale days, made again from their sale lines
delete from daily_kpis
where day in (select day from stale_days where fact_table = 'fact_sales');

insert into daily_kpis (
  day, net, gross, cancelled, refunds, adjustments, extras, orders, units, customers, refund_lines, sale_lines
)
with lines as (
  select l.*
  from sales_lines as l
  where is_stale(l.day)
),

-- one row per day, order, customer and kind: few enough that engines count the distinct ones quickly
parts as (
  select
    day,
    source,
    order_id,
    customer_id,
    kind,
    sum(base_amount) as base_amount,
    sum(quantity) as quantity,
    count(*) as line_count,
    count(*) filter (where base_amount is null) as lines_without_rate
  from lines
  group by day, source, order_id, customer_id, kind
),

daily as (
  select
    day,
    coalesce(sum(base_amount) filter (where kind <> 'cancelled'), 0) as net,
    coalesce(sum(base_amount) filter (where kind = 'sale'), 0) as gross,
    coalesce(sum(base_amount) filter (where kind = 'cancelled'), 0) as cancelled,
    coalesce(sum(base_amount) filter (where kind = 'refund'), 0) as refunds,
    coalesce(sum(base_amount) filter (where kind = 'adjustment'), 0) as adjustments,
    coalesce(sum(base_amount) filter (where kind in ('discount', 'gift_card', 'shipping', 'tax')), 0) as extras,
    count(distinct source || '/' || order_id) filter (where kind = 'sale') as orders,
    coalesce(sum(quantity) filter (where kind = 'sale'), 0) as units,
    count(distinct customer_id) filter (where kind = 'sale') as customers,
    coalesce(sum(line_count) filter (where kind = 'refund'), 0) as refund_lines,
    coalesce(sum(line_count) filter (where kind = 'sale'), 0) as sale_lines,
    sum(lines_without_rate) as lines_without_rate
  from parts
  group by day
)

select
  day,
  case when lines_without_rate = 0 then net end as net,
  case when lines_without_rate = 0 then gross end as gross,
  case when lines_without_rate = 0 then cancelled end as cancelled,
  case when lines_without_rate = 0 then refunds end as refunds,
  case when lines_without_rate = 0 then adjustments end as adjustments,
  case when lines_without_rate = 0 then extras end as extras,
  orders,
  units,
  customers,
  refund_lines,
  sale_lines
from daily;
