-- the file was read in another way before: the values that it gave then and does not give now; $1 source, $2 file
insert into vanished (measure, day, dimensions)
select v.measure, v.day, v.dimensions
from daily_values as v
where v.source = $1
  and v.load_id in (select load_id from loads where source = $1 and file = $2)
  and not exists (
    select 1
    from staged as s
    where s.measure = v.measure
      and s.day = v.day
      and s.dimensions = v.dimensions
  );
