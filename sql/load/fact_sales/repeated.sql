-- staged lines whose identity an earlier line of the same file has are set aside
insert into repeated (line, first_line, value)
with firsts as (
  select
    order_id, line_no,
    min(line) as first_line
  from staged
  group by order_id, line_no
  having count(*) > 1
)

select s.line, f.first_line, s.order_id as value
from staged as s
inner join firsts as f on f.order_id = s.order_id and f.line_no = s.line_no
where s.line > f.first_line;

delete from staged
where line in (select line from repeated);
