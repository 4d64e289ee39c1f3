-- one row per source and business day: what the sale lines of the stale days look like
delete from day_profiles
where fact_table = 'fact_sales'
  and day in (select day from stale_profiles where fact_table = 'fact_sales');

insert into day_profiles (fact_table, source, day, rows, units, hours, magnitudes, filled, top_values, total, load_id)
-- each step reads its own columns of them: to write out the wide rows once takes longer than to scan them four times
with lines as not materialized (
  select
    f.source,
    f.business_day as day,
    f.order_id,
    f.ts,
    f.amount,
    f.quantity,
    f.product_id,
    f.product,
    f.category,
    f.customer_id,
    f.country,
    f.region,
    f.channel,
    f.status,
    f.load_id
  from fact_sales as f
  where is_stale(f.business_day)
),

orders as (
  select
    source,
    day,
    order_id,
    min(ts) as ts
  from lines
  group by source, day, order_id
),

-- hours since 1970 in UTC
by_hour as (
  select
    source,
    day,
    cast(floor(extract(epoch from ts) / 3600) as bigint) as utc_hour,
    count(*) as units
  from orders
  group by source, day, cast(floor(extract(epoch from ts) / 3600) as bigint)
),

local_hours as (
  select
    h.source,
    h.day,
    ((h.utc_hour * 3600 + o.utc_offset) % 86400 + 86400) % 86400 / 3600 as hour,
    h.units
  from by_hour as h
  inner join business_offsets as o
    on o.since <= to_timestamp(h.utc_hour * 3600) and o.until > to_timestamp(h.utc_hour * 3600)
),

hours as (
  select
    source,
    day,
    string_agg(cast(hour as text) || ':' || cast(units as text), ',' order by hour) as hours,
    sum(units) as units
  from (
    select source, day, cast(floor(hour) as integer) as hour, sum(units) as units
    from local_hours
    group by source, day, cast(floor(hour) as integer)
  ) as whole_hours
  group by source, day
),

magnitudes as (
  select
    source,
    day,
    string_agg(cast(step as text) || ':' || cast(rows as text), ',' order by step) as magnitudes
  from (
    select source, day, step, count(*) as rows
    from (
      select
        source,
        day,
        cast(floor(5 * log10(
          abs(cast(amount as double precision))
          / case when quantity <> 0 then abs(cast(quantity as double precision)) else 1 end
        )) as integer) as step
      from lines
      where amount <> 0
    ) as steps
    group by source, day, step
  ) as counted
  group by source, day
),

filled as (
  select
    source,
    day,
    count(*) as rows,
    max(load_id) as load_id,
    cast(sum(amount) as text) as total,
    'amount:' || cast(count(*) filter (where amount <> 0) as text)
    || ',quantity:' || cast(count(*) filter (where quantity <> 0) as text)
    || ',product_id:' || cast(count(product_id) as text)
    || ',product:' || cast(count(product) as text)
    || ',category:' || cast(count(category) as text)
    || ',customer_id:' || cast(count(customer_id) as text)
    || ',country:' || cast(count(country) as text)
    || ',region:' || cast(count(region) as text)
    || ',channel:' || cast(count(channel) as text)
    || ',status:' || cast(count(status) as text) as filled
  from lines
  group by source, day
),

-- statuses are left out: those of the newest orders differ every day
categories as (
  select source, day, category, country, region, channel, count(*) as rows
  from lines
  group by source, day, category, country, region, channel
),

by_value as (
  select source, day, 'category' as name, category as value, sum(rows) as rows from categories group by source, day, category
  union all
  select source, day, 'country' as name, country as value, sum(rows) as rows from categories group by source, day, country
  union all
  select source, day, 'region' as name, region as value, sum(rows) as rows from categories group by source, day, region
  union all
  select source, day, 'channel' as name, channel as value, sum(rows) as rows from categories group by source, day, channel
),

top_values as (
  select
    source,
    day,
    string_agg(name || '=' || value || chr(31) || cast(rows as text), chr(30) order by name, place) as top_values
  from (
    select
      *,
      row_number() over (partition by source, day, name order by rows desc, value collate "C") as place
    from by_value
    where value is not null
  ) as ranked
  where place <= 5
  group by source, day
)

select
  'fact_sales' as fact_table,
  f.source,
  f.day,
  f.rows,
  h.units,
  h.hours,
  m.magnitudes,
  f.filled,
  t.top_values,
  f.total,
  f.load_id
from filled as f
inner join hours as h on h.source = f.source and h.day = f.day
left join magnitudes as m on m.source = f.source and m.day = f.day
left join top_values as t on t.source = f.source and t.day = f.day;
