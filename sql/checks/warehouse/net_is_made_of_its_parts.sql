-- net = gross + refunds + adjustments + extras, on every day; all of them are unknown, or none
select day, net, gross, refunds, adjustments, extras, cancelled
from daily_kpis
where net is distinct from gross + refunds + adjustments + extras
  or (net is null and coalesce(gross, refunds, adjustments, extras, cancelled) is not null);
