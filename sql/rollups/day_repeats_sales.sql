-- one row per source and business day: on stale days with many rows, and the week before them, how many sale lines are equal
update day_profiles as p
set
  distinct_rows = c.distinct_rows,
  even_rows = c.even_rows,
  distinct_contents = c.distinct_contents,
  even_contents = c.even_contents
from (
  with usual as (
    select
      source,
      day,
      rows,
      avg(rows) over (partition by source order by day rows between 28 preceding and 1 preceding) as usual_rows
    from day_profiles
    where fact_table = 'fact_sales'
  ),

  many as (
    select u.source, u.day
    from usual as u
    where u.rows > 1.25 * u.usual_rows
      and u.day in (select day from stale_days where fact_table = 'fact_sales')
  ),

  wanted as (
    select distinct p.source, p.day
    from day_profiles as p
    inner join many as m on m.source = p.source and p.day between m.day - 7 and m.day
    where p.fact_table = 'fact_sales' and p.distinct_rows is null
  ),

  -- so that engines skip the rest of the facts
  span as (
    select min(day) as first_day, max(day) as last_day from wanted
  ),

  equal_rows as (
    select
      f.source, f.business_day as day, f.ts, amount, currency, quantity, product_id, product, customer_id, country, region, channel, status,
      count(*) as rows
    from fact_sales as f
    inner join wanted as w on w.source = f.source and w.day = f.business_day
    where f.business_day >= (select first_day from span)
      and f.business_day <= (select last_day from span)
    group by
      f.source, f.business_day, f.ts, amount, currency, quantity, product_id, product, customer_id, country, region, channel, status
  ),

  equal_contents as (
    select
      source, day,
      sum(rows) as rows,
      count(*) as distinct_rows,
      count(*) filter (where rows % 2 = 0) as even_rows
    from equal_rows
    group by
      source, day, amount, currency, quantity, product_id, product, customer_id, country, region, channel, status
  )

  select
    source,
    day,
    sum(distinct_rows) as distinct_rows,
    sum(even_rows) as even_rows,
    count(*) as distinct_contents,
    count(*) filter (where rows % 2 = 0) as even_contents
  from equal_contents
  group by source, day
) as c
where p.fact_table = 'fact_sales'
  and p.source = c.source
  and p.day = c.day;
