-- the changed rates that no day and currency had before; $1 source, $2 load
insert into fx_rates (source, day, currency, per_base, base_per, load_id)
select $1 as source, s.day, s.currency, s.per_base, s.base_per, $2 as load_id
from staged as s
inner join changed as c on c.line = s.line
where c.old_per_base is null;
