-- The installation, and the platforms that call the API.

create table installation (
  only_row boolean primary key check (only_row),
  mode text not null check (mode in ('sandbox', 'live'))
);

create table clients (
  id text primary key,
  name text not null,
  settings jsonb not null default '{}',
  created_at timestamptz not null
);

create table api_keys (
  id text primary key,
  client_id text not null references clients on delete cascade,
  -- HMAC under a key outside the database: a chosen, short API key cannot be guessed from a dump.
  key_hash bytea not null unique,
  name text not null,
  created_at timestamptz not null
);
create index api_keys_client on api_keys (client_id);

create table access_tokens (
  token_hash bytea primary key,
  client_id text not null references clients on delete cascade,
  -- A revoked key takes its tokens with it.
  api_key_id text not null references api_keys on delete cascade,
  expires_at timestamptz not null
);
create index access_tokens_expiry on access_tokens (expires_at);

create table return_urls (
  client_id text not null references clients on delete cascade,
  url text not null,
  created_at timestamptz not null,
  primary key (client_id, url)
);
