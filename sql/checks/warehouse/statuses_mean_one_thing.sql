-- a status of a source means one thing: two meanings would count its lines twice
select source, status, count(*) as meanings
from sales_status
group by source, status
having count(*) > 1;
