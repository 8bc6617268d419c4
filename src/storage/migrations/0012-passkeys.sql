-- Passkeys, the secret of a first enrolment, the contacts that SCA relies on, and what a session's person chose.

create table passkeys (
  id text primary key,
  user_id text not null references users on delete cascade,
  -- WebAuthn: the authenticator's id for it, and the public key (COSE).
  credential_id bytea not null unique,
  public_key bytea not null,
  -- Signature counter: one that does not rise tells of a copy.
  counter bigint not null,
  transports text[] not null,
  -- Backup eligible: it may be copied to other devices of the person; and whether it was when seen last.
  synced boolean not null,
  backed_up boolean not null,
  aaguid text not null,
  name text not null,
  created_at timestamptz not null,
  last_used_at timestamptz
);
create index passkeys_user on passkeys (user_id);

-- A one-time secret that the person got another way: a first enrolment asks for it where the client says so.
create table enrolment_proofs (
  user_id text primary key references users on delete cascade,
  proof_hash bytea not null,
  created_at timestamptz not null,
  expires_at timestamptz not null
);

-- The addresses that a session confirmed: notices and codes go there, whatever the platform's object says meanwhile.
create table sca_contacts (
  user_id text not null references users on delete cascade,
  channel text not null check (channel in ('email', 'sms')),
  address text not null,
  since timestamptz not null,
  -- Null while it is the one in use.
  until timestamptz,
  primary key (user_id, channel, since)
);
create unique index sca_contacts_in_use on sca_contacts (user_id, channel) where until is null;

-- Who has a change of the contact to confirm has not confirmed the address of now, and the one before is not known.
insert into sca_contacts (user_id, channel, address, since)
  select user_id, 'email', address, since from (
    select users.id as user_id, coalesce(last_enrolled_at, enrolled_at) as since,
      case person_type when 'NATURAL' then email else details #>> '{representative,email}' end as address
    from users join enrolments on enrolments.user_id = users.id
    where enrolled_at is not null and status = 'ACTIVE'
  ) as enrolled where address <> '';
insert into sca_contacts (user_id, channel, address, since) select user_id, 'sms', number, created_at from phones;

-- When an element was last added, changed or removed after the enrolment.
alter table enrolments add column last_changed_at timestamptz;
-- The platform's number as it was then: the person may have given another one on purpose.
alter table enrolments add column given_number text;

alter table sca_sessions add column passkey_tries integer not null default 0;
-- What the person chose on the way (sca/session.ts: Choices).
alter table sca_sessions add column choices jsonb not null default '{}';
alter table sca_sessions drop constraint sca_sessions_flow_check;
alter table sca_sessions add constraint sca_sessions_flow_check
  check (flow in ('enrolment', 'authentication', 're_enrolment', 'forgotten_pin', 'changed_number'));
