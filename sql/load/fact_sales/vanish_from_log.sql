-- the file still has some of the orders without a number that it had before: those between its first and its last row that it no longer has
-- were corrected or taken out. Earlier ones only left it, as from a list that keeps the last rows; $1 source, $2 tag of the file
insert into vanished (order_id, line_no, business_day)
with before as (
  select
    f.order_id,
    f.line_no,
    f.ts,
    f.business_day,
    s.line
  from fact_sales as f
  left join staged as s on s.order_id = f.order_id and s.line_no = f.line_no
  where f.source = $1
    and substr(f.order_id, 33, 9) = $2
),

span as (
  select min(ts) as first_ts, max(ts) as last_ts from staged
),

-- orders that are new at the very first instant: something at it was corrected, not cut off
new_at_first as (
  select count(*) as events
  from staged as s
  inner join span on span.first_ts = s.ts
  where not exists (select 1 from before as b where b.order_id = s.order_id)
)

select b.order_id, b.line_no, b.business_day
from before as b
cross join span
cross join new_at_first as n
where b.line is null
  and exists (select 1 from before where line is not null)
  and b.ts <= span.last_ts
  and (b.ts > span.first_ts or (b.ts = span.first_ts and n.events > 0));
