-- net = gross + cancelled + refunds + adjustments, on every day; all of them are unknown, or none
select day, net, gross, cancelled, refunds, adjustments
from daily_kpis
where net is distinct from gross + cancelled + refunds + adjustments
  or (net is null and coalesce(gross, cancelled, refunds, adjustments) is not null);
