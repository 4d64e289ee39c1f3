-- where the source has no event ids: an event is known by the hash of its content, the tag of its file, and its place among equal ones
-- in the file; $1 tag, empty where equal events of several files are one
update staged
set event_id = numbered.event_id
from (
  select
    line,
    event_id || cast($1 as text) || '-' || cast(row_number() over (partition by event_id order by line) as text)
      as event_id
  from staged
) as numbered
where numbered.line = staged.line;
