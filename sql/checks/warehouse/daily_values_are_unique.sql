-- a daily value is known by source, measure, day and dimensions: no two have the same
select source, measure, day, dimensions, count(*) as daily_values
from daily_values
group by source, measure, day, dimensions
having count(*) > 1;
