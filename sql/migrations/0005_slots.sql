-- Which slot of the schedule a run was for; null for a run that was asked for by hand or by new files.
alter table runs add column slot timestamp with time zone;
