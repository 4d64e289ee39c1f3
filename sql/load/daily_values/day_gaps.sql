-- how many days of the file have a value, the first two of them, and the median number of days from one to the next
with days as (
  select distinct day from staged where value is not null
),

steps as (
  select day, day - lag(day) over (order by day) as step from days
)

select
  count(*) as days,
  min(day) as first_day,
  min(case when step is not null then day end) as second_day,
  percentile_cont(0.5) within group (order by cast(step as double precision)) as usual_step
from steps;
