-- a rate is known by day and currency: no two have the same
select day, currency, count(*) as rates
from fx_rates
group by day, currency
having count(*) > 1;
