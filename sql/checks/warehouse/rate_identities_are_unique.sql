-- a rate is known by source, day and currency: no two have the same
select source, day, currency, count(*) as rates
from fx_rates
group by source, day, currency
having count(*) > 1;
