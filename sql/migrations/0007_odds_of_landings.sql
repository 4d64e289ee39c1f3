-- What the odds of a landing are told by, each a JSON list: what was expected of each of its days (null: nothing), and what past totals
-- over as many days came to as shares of what had been expected of them. Null for what was said before this was kept.
alter table landings add column expected text;
alter table landings add column ratios text;
