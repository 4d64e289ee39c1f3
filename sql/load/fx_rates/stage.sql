-- staged: one row per accepted line of the file; repeated: those set aside because an earlier line has their identity;
-- changed: the staged lines that are new or differ from the rate they correct; vanished: rates that the file no longer has
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
  line bigint not null,
  -- the rate that this row corrects; null for a new one
  old_per_base numeric(18, 8)
);

create temporary table vanished (
  day date not null,
  currency text not null
);
