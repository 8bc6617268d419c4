-- Events, the hooks that platforms register, and the deliveries between the two.

create table hooks (
  id text primary key,
  client_id text not null references clients on delete cascade,
  event_type text not null,
  url text not null,
  email text,
  tag text,
  enabled boolean not null default true,
  valid boolean not null default true,
  consecutive_failures integer not null default 0,
  created_at timestamptz not null,
  unique (client_id, event_type)
);

create table events (
  id text primary key,
  -- The order in which events were written.
  position bigint generated always as identity,
  client_id text not null references clients on delete cascade,
  event_type text not null,
  resource_id text not null,
  created_at timestamptz not null
);
create index events_of_type on events (client_id, event_type, created_at, position);
create index events_of_client on events (client_id, created_at, position);

create table deliveries (
  event_id text not null references events on delete cascade,
  hook_id text not null references hooks on delete cascade,
  position bigint generated always as identity,
  attempts integer not null default 0,
  -- When the next attempt is due; null once delivered or given up.
  due_at timestamptz,
  -- A worker that dies lets go of its claim at this time.
  claimed_until timestamptz,
  -- Rises with each claim, so that a late worker cannot settle what another has taken over.
  claim integer not null default 0,
  delivered_at timestamptz,
  last_outcome text,
  primary key (event_id, hook_id)
);
-- Which hooks have something due; the queue of each; and what is under way for it.
create index deliveries_due on deliveries (due_at, hook_id) where due_at is not null;
create index deliveries_of_hook on deliveries (hook_id, due_at, position) where due_at is not null;
create index deliveries_under_way on deliveries (hook_id) where claimed_until is not null;
