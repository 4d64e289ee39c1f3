-- where each row is an order without a number: it is known by the hash of its content, the tag of its file, and its place among equal ones
-- in the file; $1 tag, empty where equal rows of several files are one, $2 keys a row of the file
update staged
set order_id = numbered.order_id
from (
  select
    line,
    order_id || cast($1 as text) || '-'
    || cast(dense_rank() over (partition by order_id order by line - line % cast($2 as bigint)) as text) as order_id
  from staged
) as numbered
where numbered.line = staged.line;
