-- PostgreSQL only, as the other keys are.
alter table daily_values add primary key (source, measure, day, dimensions);
