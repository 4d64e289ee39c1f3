-- staged: one row per accepted line of the file; repeated: those set aside because an earlier line has their identity;
-- changed: the staged lines that are new or differ from the fact they correct; vanished: facts that the file no longer has
create temporary table staged (
  line bigint not null,
  event_id text,
  ts timestamp with time zone,
  service text,
  operation text,
  status_code integer,
  latency_ms numeric(18, 4),
  is_error boolean
);

create temporary table repeated (
  line bigint not null,
  first_line bigint not null,
  value text
);

create temporary table changed (
  line bigint not null,
  business_day date not null,
  -- the business day of the fact that this row corrects; null for a new fact
  old_day date
);

create temporary table vanished (
  event_id text not null,
  business_day date not null
);
