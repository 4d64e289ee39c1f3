-- the vanished rates go
delete from fx_rates as r
where exists (
  select 1
  from vanished as v
  where v.day = r.day
    and v.currency = r.currency
);
