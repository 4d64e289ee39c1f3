-- how many staged lines have the number of a fact; $1 source
select count(*) as lines
from staged as s
inner join fact_sales as f on f.source = $1 and f.order_id = s.order_id and f.line_no = s.line_no;
