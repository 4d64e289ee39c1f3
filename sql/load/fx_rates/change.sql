-- one row per staged line that is new or differs from the one of the same day and currency; $1 source
insert into changed (line, old_per_base)
select s.line, r.per_base as old_per_base
from staged as s
left join fx_rates as r on r.source = $1 and r.day = s.day and r.currency = s.currency
where r.day is null
  or r.per_base is distinct from s.per_base;
