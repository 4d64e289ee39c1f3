-- staged: one row per accepted line of the file; repeated: those set aside because an earlier line has their identity;
-- changed: the staged lines that are new or differ from the fact they correct; vanished: facts that the file no longer has
create temporary table staged (
  line bigint not null,
  order_id text,
  line_no integer,
  ts timestamp with time zone,
  amount numeric(18, 4),
  currency text,
  quantity numeric(18, 4),
  product_id text,
  product text,
  category text,
  customer_id text,
  country text,
  region text,
  channel text,
  status text,
  line_kind text
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
  order_id text not null,
  line_no integer not null,
  business_day date not null
);
