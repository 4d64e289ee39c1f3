-- one row per staged value that is new or differs from the one of the same measure, day and dimensions; $1 source
insert into changed (line, measure, day, dimensions, old_day)
select s.line, s.measure, s.day, s.dimensions, v.day as old_day
from staged as s
left join daily_values as v
  on v.source = $1
  and v.measure = s.measure
  and v.day = s.day
  and v.dimensions = s.dimensions
where v.day is null
  or v.value is distinct from s.value
  or v.grain <> s.grain
  or v.is_total <> s.is_total;
