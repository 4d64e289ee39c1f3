-- the file holds whole days: the values of these days that it no longer has; $1 source
insert into vanished (measure, day, dimensions)
select v.measure, v.day, v.dimensions
from daily_values as v
where v.source = $1
  and v.day in (select day from staged)
  and not exists (
    select 1
    from staged as s
    where s.measure = v.measure
      and s.day = v.day
      and s.dimensions = v.dimensions
  );
