-- the rates that changed rows correct take their values; $1 source, $2 load
update fx_rates as r
set
  per_base = s.per_base,
  base_per = s.base_per,
  load_id = $2
from staged as s
inner join changed as c on c.line = s.line
where c.old_per_base is not null
  and r.source = $1
  and r.day = s.day
  and r.currency = s.currency;
