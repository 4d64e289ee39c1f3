-- every fact's business day, computed again from the offsets of the business's zone
update fact_sales as f
set business_day = date '1970-01-01' + cast(floor((date_part('epoch', f.ts) + o.utc_offset) / 86400) as integer)
from business_offsets as o
where o.since <= f.ts
  and o.until > f.ts
  and o.until > (select min(ts) from fact_sales)
  and o.since <= (select max(ts) from fact_sales)
  and f.business_day <> date '1970-01-01' + cast(floor((date_part('epoch', f.ts) + o.utc_offset) / 86400) as integer);

update fact_ops_events as f
set business_day = date '1970-01-01' + cast(floor((date_part('epoch', f.ts) + o.utc_offset) / 86400) as integer)
from business_offsets as o
where o.since <= f.ts
  and o.until > f.ts
  and o.until > (select min(ts) from fact_ops_events)
  and o.since <= (select max(ts) from fact_ops_events)
  and f.business_day <> date '1970-01-01' + cast(floor((date_part('epoch', f.ts) + o.utc_offset) / 86400) as integer);
