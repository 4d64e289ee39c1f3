-- the values that changed rows correct are replaced; $1 source, $2 load
update daily_values as v
set
  value = s.value,
  grain = s.grain,
  is_total = s.is_total,
  load_id = $2
from staged as s
inner join changed as c on c.line = s.line and c.measure = s.measure
where c.old_day is not null
  and v.source = $1
  and v.measure = s.measure
  and v.day = s.day
  and v.dimensions = s.dimensions;
