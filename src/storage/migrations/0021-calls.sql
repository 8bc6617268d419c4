-- The last calls of each platform, for its engineers: what was asked, without its values, and what was answered.

create table calls (
  client_id text not null references clients on delete cascade,
  position bigint generated always as identity,
  request_id text not null,
  api_key_id text not null,
  called_at timestamptz not null,
  method text not null,
  route text not null,
  status integer not null,
  milliseconds integer not null,
  error_type text,
  errors jsonb,
  body jsonb,
  primary key (client_id, position)
);
create index calls_age on calls (called_at);
