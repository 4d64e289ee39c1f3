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
    select p.source, p.day, row_number() over () as place
    from day_profiles as p
    where p.fact_table = 'fact_sales'
      and p.distinct_rows is null
      and exists (select 1 from many as m where m.source = p.source and p.day between m.day - 7 and m.day)
  ),

  -- rows of one content and time; among a hundred thousand contents two share a hash on one day in a billion
  equal_rows as (
    select
      w.place,
      hash(
        f.amount, f.currency, f.quantity, f.product_id, f.product, f.customer_id, f.country, f.region, f.channel, f.status
      ) as content,
      count(*) as rows
    from fact_sales as f
    inner join wanted as w on w.source = f.source and w.day = f.business_day
    group by w.place, content, f.ts
  ),

  contents as (
    select
      place,
      sum(rows) as rows,
      count(*) as distinct_rows,
      count(*) filter (where rows % 2 = 0) as even_rows
    from equal_rows
    group by place, content
  ),

  counts as (
    select
      place,
      sum(distinct_rows) as distinct_rows,
      sum(even_rows) as even_rows,
      count(*) as distinct_contents,
      count(*) filter (where rows % 2 = 0) as even_contents
    from contents
    group by place
  )

  select w.source, w.day, c.distinct_rows, c.even_rows, c.distinct_contents, c.even_contents
  from counts as c
  inner join wanted as w on w.place = c.place
) as c
where p.fact_table = 'fact_sales'
  and p.source = c.source
  and p.day = c.day;
