-- the changed rates that no day and currency had before; $1 load
insert into fx_rates (day, currency, per_base, base_per, load_id)
select day, currency, per_base, base_per, $1 as load_id
from changed
where old_per_base is null;
