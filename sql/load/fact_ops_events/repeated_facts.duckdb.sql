-- a row if two facts of a source have one identity, or the same hash of it; $1 source
select 1 as repeated
from fact_ops_events
where source = $1
group by hash(event_id)
having count(*) > 1
limit 1;
