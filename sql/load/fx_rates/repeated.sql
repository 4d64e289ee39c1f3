-- staged lines whose identity an earlier line of the same file has are set aside
insert into repeated (line, first_line, value)
with numbered as (
  select
    line,
    min(line) over (partition by day, currency) as first_line,
    cast(day as text) as value
  from staged
)

select line, first_line, value
from numbered
where line > first_line;

delete from staged
where line in (select line from repeated);
