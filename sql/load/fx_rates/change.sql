-- one row per staged rate that is new or differs from the one of the same day and currency
insert into changed (day, currency, per_base, base_per, old_per_base)
select s.day, s.currency, s.per_base, s.base_per, r.per_base as old_per_base
from staged as s
left join fx_rates as r on r.day = s.day and r.currency = s.currency
where r.day is null
  or r.per_base is distinct from s.per_base;
