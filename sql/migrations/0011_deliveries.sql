-- Deliveries: messages to channels, from the transaction that makes them until the receiver has answered.

-- one row per message and channel
create table deliveries (
  -- names the message at its receiver, the same at each try
  id text not null,
  kind text not null,
  channel text not null,
  -- null for what is about no incident
  incident text,
  -- the transition of the incident; null for what is none
  place integer,
  -- the run that queued it; null for what no run did
  run_id bigint,
  queued_at timestamp with time zone not null,
  -- JSON of the hours in which it may be sent
  hours text not null,
  -- queued, held, sent, dead or skipped
  state text not null,
  attempts integer not null,
  first_attempt_at timestamp with time zone,
  -- null once it is settled
  next_attempt_at timestamp with time zone,
  settled_at timestamp with time zone,
  -- what the receiver answered last, or why it was not sent
  answer text,
  -- JSON of the message; null until it is written, which is before its first try
  message text
);
