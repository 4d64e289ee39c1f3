-- where the file has no line numbers, and a row of it can make several lines: rows are numbered within their order as they stand in the
-- file, and each kind of further lines has numbers of its own, which begin where the line has one already; $1 keys a row of the file
update staged
set line_no = numbered.line_no
from (
  select
    line,
    line_no + cast(dense_rank() over (partition by order_id order by line - line % cast($1 as bigint)) as integer) as line_no
  from staged
) as numbered
where numbered.line = staged.line;
