-- API keys with scopes by area, an end, their last use and a successor; the networks that calls may come from; tries
-- with wrong keys; the calls of each platform.

alter table api_keys
  add column last_used_at timestamptz,
  -- An address in its canonical form.
  add column last_used_from text,
  add column expires_at timestamptz,
  -- Kept for a while: who still sends it guesses nothing.
  add column revoked_at timestamptz,
  -- Of a key that was rotated.
  add column successor_id text;

-- What every key could do until now is one scope; what only some could is a scope by itself.
alter table api_keys alter column scopes set default '{Standard}';
update api_keys set scopes = case
  when 'sca_reset' = any (scopes) then array['Standard', 'Recovery:read', 'Recovery:write']
  else array['Standard']
end;
create index api_keys_revoked on api_keys (revoked_at) where revoked_at is not null;

-- None: calls may come from everywhere.
create table allowed_networks (
  client_id text not null references clients on delete cascade,
  network cidr not null,
  created_at timestamptz not null,
  primary key (client_id, network)
);

-- Wrong API keys by network, and by network and client id.
create table credential_tries (
  -- HMAC of what is counted.
  key bytea primary key,
  since timestamptz not null,
  failures integer not null,
  locked_until timestamptz
);
create index credential_tries_since on credential_tries (since);

-- The calls of a platform in each window of its limits, in buckets of time, with the portions that nodes took ahead.
create table call_counts (
  client_id text primary key references clients on delete cascade,
  -- The newest bucket of each window.
  newest integer[] not null,
  -- For each window so many buckets, one window after the other.
  counts integer[] not null
);
