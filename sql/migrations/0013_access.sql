-- Access: API keys, sessions, and what was done by whom.

-- one row per API key; its text is kept nowhere
create table api_keys (
  id text not null,
  -- SHA-256 of its secret part
  hash text not null,
  name text not null,
  role text not null,
  created_at timestamp with time zone not null,
  created_by text not null,
  expires_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  revoked_by text
);

-- one row per session of a browser; gone once it is signed out
create table sessions (
  -- SHA-256 of the cookie
  hash text not null,
  name text not null,
  role text not null,
  -- the key that it was opened with, which ends it; null for any other
  key_id text,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null
);

-- one row per change and per sign-in, refused ones included; never updated
create table audit_log (
  done_at timestamp with time zone not null,
  who text not null,
  -- key, session, local, or none for a stranger
  kind text not null,
  what text not null,
  -- what it was done to; empty where the action says it
  target text not null,
  -- done, refused or failed
  outcome text not null,
  -- the network address, or terminal
  origin text not null
);
