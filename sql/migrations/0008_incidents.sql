-- Incidents: what the verdicts say together, and everything that was recorded of it.

-- one row per incident: what the verdicts say of it now, or what they showed before it was withdrawn
create table incidents (
  -- its first metric and day
  id text not null,
  -- the root of its tree of metrics
  root text not null,
  is_data boolean not null,
  type text not null,
  state text not null,
  severity text not null,
  -- null where the last judged day has no alert
  current_severity text,
  opened_on date not null,
  onset date not null,
  last_alert date not null,
  closed_on date,
  -- the series that it is named after
  metric text not null,
  slice text not null,
  -- in minor units of the currency, or a count; null for what does not add up
  impact bigint,
  mean_gap double precision,
  -- JSON list of its series
  members text not null,
  merged_into text,
  judged_to date not null,
  -- the run that changed it last
  run_id bigint not null
);

-- one row per incident and change of it; what a run recorded stays
create table incident_transitions (
  incident text not null,
  -- from 0, in the order in which they were recorded
  place integer not null,
  day date not null,
  kind text not null,
  severity text,
  metric text not null,
  slice text not null,
  value double precision,
  yhat double precision,
  impact bigint,
  -- the incident that goes on with a merged or withdrawn one
  into_incident text,
  -- the run that recorded it, and the one from which on the verdicts say something else
  run_id bigint not null,
  superseded_by bigint
);

-- one row per action of a person on an incident; never updated
create table incident_actions (
  incident text not null,
  -- from 0, in the order in which they were taken
  place integer not null,
  taken_at timestamp with time zone not null,
  taken_by text not null,
  kind text not null,
  -- assign: the person; null elsewhere
  assignee text,
  -- snooze: the last day on which it is hidden; null elsewhere
  until date,
  -- feedback: what it was; null elsewhere
  feedback text,
  -- the note, or the cause
  note text,
  -- the last alert of the incident at that time: what comes later is not settled by it
  last_alert date not null
);

-- one row per event that was expected after all; the next run takes it into account as those of the config
create table calendar_events (
  name text not null,
  first_day date not null,
  last_day date not null,
  -- `dim=value`, or empty for everything
  scope text not null,
  -- the incident that it explains
  incident text not null,
  -- the first run that takes it into account; null: the next one
  known_from_run bigint
);
