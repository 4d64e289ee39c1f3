-- the vanished rates go; $1 source
delete from fx_rates as r
where r.source = $1
  and exists (
    select 1
    from vanished as v
    where v.day = r.day
      and v.currency = r.currency
  );
