-- one row per version of the rules of incidents: the run up to which incidents by them take verdicts into account
create table incidents_through (
  run_id bigint not null,
  -- as `incidentVersion` names it
  rules text not null
);
