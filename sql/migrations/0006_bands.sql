-- Narrower bands beside the 95 % one: yhat_lower and yhat_upper hold 95 % of what comes, these 80 and 50 %.

alter table forecasts add column lower_80 double precision;
alter table forecasts add column upper_80 double precision;
alter table forecasts add column lower_50 double precision;
alter table forecasts add column upper_50 double precision;

alter table verdicts add column lower_80 double precision;
alter table verdicts add column upper_80 double precision;
