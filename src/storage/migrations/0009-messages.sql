-- What each provider answered to each message, and the budgets that keep others from spending our text messages.

create table message_attempts (
  message_id text not null references messages on delete cascade,
  position bigint generated always as identity,
  attempted_at timestamptz not null,
  provider text not null,
  -- A class of answers (messages/provider.ts), never the provider's own words: those repeat the number.
  result text not null,
  -- The provider's number for its refusal, and its id for what it took.
  code text,
  reference text,
  primary key (message_id, position)
);

create table sms_counters (
  scope text not null check (scope in ('number', 'block', 'network', 'client')),
  -- HMAC under a key outside the database: no number and no address is kept here.
  key bytea not null,
  window_s integer not null,
  -- A window begins with the first code in it.
  started_at timestamptz not null,
  used integer not null,
  primary key (scope, key, window_s)
);
create index sms_counters_age on sms_counters (started_at);
