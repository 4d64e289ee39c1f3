-- a row if two facts of a source have one identity; $1 source. An order's line numbers are counted as bits, 62 in each group: a group for
-- each line of ten million would take half a gigabyte, and seven times as long. Two orders of one hash give a row, too.
select 1 as repeated
from fact_sales
where source = $1
group by hash(order_id), (line_no + 1000000000) // 62
having bit_count(bit_or(cast(1 as bigint) << ((line_no + 1000000000) % 62))) < count(*)
limit 1;
