-- staged lines whose identity an earlier line of the same file has are set aside
insert into repeated (line, first_line, value)
with firsts as (
  select
    event_id,
    min(line) as first_line
  from staged
  group by event_id
  having count(*) > 1
)

select s.line, f.first_line, s.event_id as value
from staged as s
inner join firsts as f on f.event_id = s.event_id
where s.line > f.first_line;

delete from staged
where line in (select line from repeated);
