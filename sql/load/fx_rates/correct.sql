-- the rates that changed rows correct take their values; $1 load
update fx_rates as r
set
  per_base = c.per_base,
  base_per = c.base_per,
  load_id = $1
from changed as c
where c.old_per_base is not null
  and r.day = c.day
  and r.currency = c.currency;
