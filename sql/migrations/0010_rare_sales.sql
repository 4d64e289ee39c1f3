-- Whether a mean of rare sales spoke in the place of some members, for the days bring nothing so often.
alter table member_weights add column is_intermittent boolean default false;
