alter table incidents add primary key (id);
alter table incident_transitions add primary key (incident, place);
alter table incident_actions add primary key (incident, place);
