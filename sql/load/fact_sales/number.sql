-- where the file has no line numbers: lines are numbered within their order as they stand in the file
update staged
set line_no = numbered.line_no
from (
  select line, cast(row_number() over (partition by order_id order by line) as integer) as line_no
  from staged
) as numbered
where numbered.line = staged.line;
