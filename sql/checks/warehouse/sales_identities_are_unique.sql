-- a sale line is known by source, order and line number: no two have the same
select source, order_id, line_no, count(*) as lines
from fact_sales
group by source, order_id, line_no
having count(*) > 1;
