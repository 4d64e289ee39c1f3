-- how many order numbers a source has sold under, and how many of those on several days;
-- $1 source, $2 the first character of a number, behind the date that makes it unique
with number_days as (
  select substr(order_id, cast($2 as integer)) as order_number, business_day
  from fact_sales
  where source = $1 and amount > 0
  group by substr(order_id, cast($2 as integer)), business_day
),

numbers as (
  select order_number, count(*) as days
  from number_days
  group by order_number
)

select
  count(*) as numbers,
  count(*) filter (where days > 1) as on_several_days
from numbers;
