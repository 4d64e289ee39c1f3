-- staged: one row per value of an accepted row of the file; repeated: the lines set aside because an earlier one has their day and dimensions;
-- changed: the staged values that are new or differ from those they correct; vanished: values that the file no longer has
create temporary table staged (
  line bigint not null,
  measure text,
  day date,
  dimensions text,
  grain text,
  is_total boolean,
  value numeric(38, 9)
);

create temporary table repeated (
  line bigint not null,
  first_line bigint not null,
  value text
);

create temporary table changed (
  line bigint not null,
  measure text not null,
  day date not null,
  dimensions text not null,
  -- the day of the value that this one corrects; null for a new one
  old_day date
);

create temporary table vanished (
  measure text not null,
  day date not null,
  dimensions text not null
);
