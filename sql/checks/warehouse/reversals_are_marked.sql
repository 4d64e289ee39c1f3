-- a negative line is marked as a reversal exactly if it takes back cancelled lines
select source, order_id, line_no
from reversals
where is_of_cancelled <> was_of_cancelled
  and not exists (select 1 from stale_days where fact_table = 'fact_sales');
