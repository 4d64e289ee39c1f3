-- no day has more orders than sale lines, more errors than events, or a quantile above a higher one
select 'daily_kpis' as table_name, day
from daily_kpis
where orders > sale_lines
  or orders < 0
  or (sale_lines > 0 and orders = 0)
union all
select 'daily_ops' as table_name, day
from daily_ops
where errors > events
  or latency_p50 > latency_p95
  or latency_p95 > latency_p99;
