-- lines that repeat the measure, day and dimensions of an earlier line of the same file are set aside
insert into repeated (line, first_line, value)
with firsts as (
  select
    measure, day, dimensions,
    min(line) as first_line
  from staged
  group by measure, day, dimensions
  having count(*) > 1
)

select
  s.line,
  min(f.first_line) as first_line,
  min(cast(s.day as text)) as value
from staged as s
inner join firsts as f on f.measure = s.measure and f.day = s.day and f.dimensions = s.dimensions
where s.line > f.first_line
group by s.line;

delete from staged
where line in (select line from repeated);
