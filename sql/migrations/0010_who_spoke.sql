-- Who spoke in the place of a member; null where it spoke itself.
alter table member_weights add column speaker text;
