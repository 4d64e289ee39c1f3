-- where several rows of a day are its parts: one row per measure, day and dimensions with their sum, unknown if one of them is
create temporary table summed as
select
  min(line) as line,
  measure,
  day,
  dimensions,
  grain,
  is_total,
  case when count(*) = count(value) then cast(sum(value) as numeric(38, 9)) end as value
from staged
group by measure, day, dimensions, grain, is_total;

delete from staged;

insert into staged (line, measure, day, dimensions, grain, is_total, value)
select line, measure, day, dimensions, grain, is_total, value
from summed;

drop table summed;
