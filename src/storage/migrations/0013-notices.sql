-- Notices to people, by e-mail or SMS; the reports that answer them; and the disputes that a report opens.

-- A message is a code of a session, or a notice to a person.
alter table messages alter column session_id drop not null;
alter table messages add column user_id text references users on delete cascade;
-- What a notice says besides its kind, with the secret of its link; erased once sent.
alter table messages add column notice_sealed bytea;
alter table messages add constraint messages_code_or_notice check (num_nonnulls(session_id, user_id) = 1);
-- Whoever reads a mailbox holds no element: a code is never sent there.
alter table messages add constraint messages_no_code_by_email
  check (channel = 'sms' or (session_id is null and code_sealed is null));

create table notices (
  id text primary key,
  client_id text not null references clients on delete cascade,
  user_id text not null references users on delete cascade,
  kind text not null,
  -- What a report of it freezes, such as the id of a passkey.
  subject text,
  lang text not null,
  made_at timestamptz not null
);
create index notices_user on notices (user_id, made_at);
create index notices_age on notices (made_at);

-- The links "this was not me" of a notice: one for each who may object, so that nobody uses up another's.
create table notice_links (
  -- Of the secret in it.
  hash bytea primary key,
  notice_id text not null references notices on delete cascade,
  until timestamptz not null,
  reported_at timestamptz
);
create index notice_links_notice on notice_links (notice_id);

create table disputes (
  id text primary key,
  client_id text not null references clients on delete cascade,
  user_id text not null references users on delete cascade,
  -- The kind and the subject of the notice, and when that was made.
  about text not null,
  subject text,
  noticed_at timestamptz not null,
  made_at timestamptz not null,
  lifted_at timestamptz,
  lifted_by text check (lifted_by in ('operator', 'person', 'platform')),
  check ((lifted_at is null) = (lifted_by is null))
);
create index disputes_open on disputes (user_id) where lifted_at is null;

-- The language in which a person was last served.
create index sca_sessions_language on sca_sessions (user_id, closed_at) where state = 'validated' and lang is not null;
