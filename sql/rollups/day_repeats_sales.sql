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
      and u.day in (select day from stale_profiles where fact_table = 'fact_sales')
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

  contents as (
    select
      f.source,
      f.business_day as day,
      count(*) as rows,
      array_agg(f.ts) as times
    from fact_sales as f
    inner join wanted as w on w.source = f.source and w.day = f.business_day
    where f.business_day >= (select first_day from span)
      and f.business_day <= (select last_day from span)
    group by
      f.source, f.business_day, amount, currency, quantity, product_id, product, customer_id, country, region, channel, status
  ),

  -- few of them, so that only these need their times compared
  repeated as (
    select
      source,
      day,
      row_number() over (order by source, day) as content,
      times
    from contents
    where rows > 1
  ),

  repeated_rows as (
    select source, day, count(*) as rows
    from (select source, day, content, unnest(times) as ts from repeated) as timed
    group by source, day, content, ts
  ),

  rows_by_day as (
    select
      source,
      day,
      count(*) as distinct_rows,
      count(*) filter (where rows % 2 = 0) as even_rows
    from repeated_rows
    group by source, day
  ),

  contents_by_day as (
    select
      source,
      day,
      count(*) as distinct_contents,
      count(*) filter (where rows % 2 = 0) as even_contents,
      count(*) filter (where rows = 1) as single_rows
    from contents
    group by source, day
  )

  select
    c.source,
    c.day,
    c.single_rows + coalesce(r.distinct_rows, 0) as distinct_rows,
    coalesce(r.even_rows, 0) as even_rows,
    c.distinct_contents,
    c.even_contents
  from contents_by_day as c
  left join rows_by_day as r on r.source = c.source and r.day = c.day
) as c
where p.fact_table = 'fact_sales'
  and p.source = c.source
  and p.day = c.day;
