-- where the last of several rows of a day counts: the earlier ones go
delete from staged
where exists (
  select 1
  from staged as later
  where later.measure = staged.measure
    and later.day = staged.day
    and later.dimensions = staged.dimensions
    and later.line > staged.line
);
