-- the first line whose number, given within its order, is that of another line from another file; $1 source, $2 file
select
  s.line,
  s.order_id as value,
  l.file
from changed as c
inner join staged as s on s.line = c.line
inner join fact_sales as f on f.source = $1 and f.order_id = s.order_id and f.line_no = s.line_no
inner join loads as l on l.load_id = f.load_id
where l.file <> $2
order by s.line
limit 1;
