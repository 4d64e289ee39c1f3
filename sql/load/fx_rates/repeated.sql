-- staged lines whose identity an earlier line of the same file has are set aside
insert into repeated (line, first_line, value)
with firsts as (
  select
    day, currency,
    min(line) as first_line
  from staged
  group by day, currency
  having count(*) > 1
)

select s.line, f.first_line, cast(s.day as text) as value
from staged as s
inner join firsts as f on f.day = s.day and f.currency = s.currency
where s.line > f.first_line;

delete from staged
where line in (select line from repeated);
