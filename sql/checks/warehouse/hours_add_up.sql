-- the hours of a day and service add up to its day
select coalesce(o.day, h.day) as day, coalesce(o.service, h.service) as service
from daily_ops as o
full join (
  select day, service, sum(events) as events, sum(errors) as errors
  from hourly_ops
  group by day, service
) as h on h.day = o.day and h.service = o.service
where o.events is distinct from h.events
  or o.errors is distinct from h.errors;
