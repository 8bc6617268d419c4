-- The platforms' users, natural and legal, as the API shows them.

create table users (
  id text primary key,
  client_id text not null references clients on delete cascade,
  -- Breaks ties between users that were created at the same moment.
  position bigint generated always as identity,
  person_type text not null check (person_type in ('NATURAL', 'LEGAL')),
  category text not null check (category in ('PAYER', 'OWNER', 'PLATFORM')),
  status text not null check (status in ('PENDING_USER_ACTION', 'ACTIVE', 'CLOSED')),
  kyc_level text not null check (kyc_level in ('LIGHT', 'REGULAR')),
  email text not null,
  tag text,
  terms_accepted boolean not null,
  terms_accepted_at timestamptz,
  -- The fields of a natural or a legal person (users/user.ts).
  details jsonb not null,
  created_at timestamptz not null
);
create index users_list on users (client_id, created_at, position);
