-- every load has its own id
select load_id, count(*) as loads
from loads
group by load_id
having count(*) > 1;
