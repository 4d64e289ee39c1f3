alter table api_keys add primary key (id);
alter table sessions add primary key (hash);
create index audit_log_done_at on audit_log (done_at);
