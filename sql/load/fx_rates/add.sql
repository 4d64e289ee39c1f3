-- the changed rates that no day and currency had before; $1 load
insert into fx_rates (day, currency, per_base, base_per, load_id)
select s.day, s.currency, s.per_base, s.base_per, $1 as load_id
from staged as s
inner join changed as c on c.line = s.line
where c.old_per_base is null;
