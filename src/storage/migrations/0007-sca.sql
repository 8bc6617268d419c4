-- What we know of a person's enrolment, the sessions, and the trail.

create table enrolments (
  user_id text primary key references users on delete cascade,
  first_asked_at timestamptz not null,
  enrolled_at timestamptz,
  last_enrolled_at timestamptz,
  -- Rises whenever the person's credentials change: a session that began before must not overwrite them.
  credentials_version integer not null default 0
);

create table sca_sessions (
  id text primary key,
  client_id text not null references clients on delete cascade,
  user_id text not null references users on delete cascade,
  token_hash bytea not null unique,
  state text not null check (state in ('open', 'validated', 'failed', 'expired')),
  reason text,
  flow text not null check (flow in ('enrolment', 'authentication', 're_enrolment')),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  closed_at timestamptz,
  version integer not null default 0,
  credentials_version integer not null,
  -- The browser that holds the session: hash of its cookie, and how often the claim moved.
  claim_hash bytea,
  claim integer not null default 0,
  return_url text,
  lang text,
  tries integer not null default 0,
  email_tries integer not null default 0,
  codes_sent integer not null default 0,
  done text[] not null default '{}',
  notice text,
  -- Credentials that become real only if the session validates.
  staged_sealed bytea
);
create index sca_sessions_user on sca_sessions (user_id) where state = 'open';
create index sca_sessions_expiry on sca_sessions (expires_at) where state = 'open';

create table trail (
  position bigint generated always as identity primary key,
  client_id text not null references clients on delete cascade,
  user_id text not null,
  session_id text,
  happened_at timestamptz not null,
  what text not null,
  outcome text not null,
  element text,
  network text,
  browser text
);
create index trail_user on trail (user_id, position);
