-- most orders of a source lie on one or two days; else its order numbers restart, and sources.<id>.numbers_restart has to be declared
with orders as (
  select source, order_id, count(distinct business_day) as days
  from fact_sales
  where amount > 0
  group by source, order_id
)

select source, count(*) as orders, count(*) filter (where days > 2) as on_three_days
from orders
group by source
having count(*) filter (where days > 2) >= 10
  and 2 * count(*) filter (where days > 2) > count(*);
