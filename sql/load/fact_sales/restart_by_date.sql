-- where order numbers restart by date: the local date, or the beginning of it, becomes part of the number; $1 zone of the source,
-- $2 characters of the date
update staged
set order_id = dated.order_id
from (
  select
    s.line,
    left(
      cast(
        date '1970-01-01' + cast(floor((date_part('epoch', s.ts) + o.utc_offset) / 86400) as integer) as text
      ),
      cast($2 as integer)
    ) || '/' || s.order_id as order_id
  from staged as s
  inner join zone_offsets as o on o.zone = $1 and o.since <= s.ts and o.until > s.ts
) as dated
where dated.line = staged.line;
