-- one row per source, measure, day and dimensions: a value as the source gave it
create table daily_values (
  source text not null,
  measure text not null,
  day date not null,
  -- JSON object of the dimensions of the row; those that it is the total of are left out
  dimensions text not null,
  -- the names of these dimensions in their order, with commas between them
  grain text not null,
  -- whether it is the total of a dimension
  is_total boolean not null,
  -- null: the source has the row without a value
  value numeric(38, 9),
  load_id bigint not null
);
