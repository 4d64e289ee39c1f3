-- new rates are added, corrected ones replaced; $1 load
merge into fx_rates as r
using changed as c
on r.day = c.day and r.currency = c.currency
when matched then update set
  per_base = c.per_base,
  base_per = c.base_per,
  load_id = $1
when not matched then insert (day, currency, per_base, base_per, load_id)
  values (c.day, c.currency, c.per_base, c.base_per, $1);
