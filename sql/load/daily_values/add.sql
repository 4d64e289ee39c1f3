-- the changed values that no day had before; $1 source, $2 load
insert into daily_values (source, measure, day, dimensions, grain, is_total, value, load_id)
select $1 as source, s.measure, s.day, s.dimensions, s.grain, s.is_total, s.value, $2 as load_id
from staged as s
inner join changed as c on c.line = s.line and c.measure = s.measure
where c.old_day is null;
