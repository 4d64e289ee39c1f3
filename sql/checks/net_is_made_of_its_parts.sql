-- net = gross + cancelled + refunds + adjustments, on every day
select day, net, gross, cancelled, refunds, adjustments
from daily_kpis
where net <> gross + cancelled + refunds + adjustments;
