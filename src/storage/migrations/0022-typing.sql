-- What is kept of a person's typing of their address, by kind of device: features of confirmed samples, sealed.
create table typing_profiles (
  user_id text not null references users on delete cascade,
  device text not null check (device in ('keyboard', 'touch')),
  profile_sealed bytea not null,
  updated_at timestamptz not null,
  primary key (user_id, device)
);
create index typing_profiles_updated on typing_profiles (updated_at);
-- By which a change of the master secret goes through them.
create unique index typing_profiles_key on typing_profiles ((user_id || ' ' || device));

-- Samples of before say neither for which text nor on which device they were typed: no profile can be made of them.
delete from typing_samples;
create index typing_samples_created on typing_samples (created_at);

alter table enrolments
  -- Verdicts of the typing in a row that did not stand in for the code.
  add column typing_misses integer not null default 0,
  -- The person wants none of it.
  add column typing_declined boolean not null default false;
