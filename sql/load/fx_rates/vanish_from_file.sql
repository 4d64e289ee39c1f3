-- the file was read in another way before: the rates that it gave then and does not give now; $1 source, $2 file
insert into vanished (day, currency)
select r.day, r.currency
from fx_rates as r
where r.source = $1
  and r.load_id in (select load_id from loads where source = $1 and file = $2)
  and not exists (
    select 1
    from staged as s
    where s.day = r.day
      and s.currency = r.currency
  );
