-- the vanished values go; $1 source
delete from daily_values as v
where v.source = $1
  and exists (
    select 1
    from vanished as gone
    where gone.measure = v.measure
      and gone.day = v.day
      and gone.dimensions = v.dimensions
  );
