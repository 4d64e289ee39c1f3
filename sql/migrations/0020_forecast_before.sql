-- the forecast of the day as it was issued two weeks before; null while too little was known
alter table verdicts add column yhat_before double precision;
