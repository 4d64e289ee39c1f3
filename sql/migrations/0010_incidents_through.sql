-- at most one row: the run up to which incidents take verdicts into account
create table incidents_through (
  run_id bigint not null
);
