-- an operational event is known by source and event id: no two have the same
select source, event_id, count(*) as events
from fact_ops_events
group by source, event_id
having count(*) > 1;
