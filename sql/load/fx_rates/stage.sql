-- staged: one row per accepted line of the file; repeated: those set aside because an earlier line has their identity; changed: those of them that are new or differ from the rate they correct
create temporary table staged (
  line bigint not null,
  day date,
  currency text,
  per_base numeric(18, 8),
  base_per numeric(28, 18)
);

create temporary table repeated (
  line bigint not null,
  first_line bigint not null,
  value text
);

create temporary table changed (
  day date,
  currency text,
  per_base numeric(18, 8),
  base_per numeric(28, 18),
  old_per_base numeric(18, 8)
);
