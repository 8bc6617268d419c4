-- Messages to people. What could open a session (the code) is sealed, and erased when sent or when its session ends.

create table messages (
  id text primary key,
  -- Breaks ties between messages of the same moment.
  position bigint generated always as identity,
  client_id text not null references clients on delete cascade,
  session_id text not null,
  channel text not null check (channel in ('sms', 'email')),
  recipient text not null,
  kind text not null,
  lang text not null,
  platform text not null,
  code_sealed bytea,
  created_at timestamptz not null,
  -- When it is to be sent; null once sent or given up.
  due_at timestamptz,
  -- Rises with each claim, so that a late worker cannot settle what another has taken over.
  attempts integer not null default 0,
  -- A worker that dies lets go of its claim at this time.
  claimed_until timestamptz,
  sent_at timestamptz,
  outcome text
);
create index messages_due on messages (due_at) where due_at is not null;
create index messages_session on messages (session_id);
create index messages_recipient on messages (recipient, created_at, position);
