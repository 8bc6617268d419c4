-- Recovery: permanent blocks, resets of people who lost everything, and API keys that may do more than others.

-- When the person was to be told that a permanent block can follow, and when the first copy of it left.
alter table guess_budgets add column warned_at timestamptz;
alter table guess_budgets add column warning_sent_at timestamptz;
alter table guess_budgets add column blocked_for_good boolean not null default false;

-- What a key may do beyond what every key may: nothing, unless the operator gave it.
alter table api_keys add column scopes text[] not null default '{}';

-- An operator reset the person: the next enrolment needs the code given out at identification, whatever the policy.
alter table enrolments add column proof_required boolean not null default false;

create table sca_resets (
  id text primary key,
  client_id text not null references clients on delete cascade,
  user_id text not null references users on delete cascade,
  asked_by text not null check (asked_by in ('operator', 'platform')),
  reason text not null,
  -- Of the identification, in the books of whoever did it.
  reference text,
  state text not null check (state in ('waiting_for_approval', 'waiting', 'done', 'canceled')),
  asked_at timestamptz not null,
  -- From when the delay counts: the operator's word, or a contact that changed since.
  starts_at timestamptz,
  delay_hours integer not null,
  -- Of the code for the next enrolment; moves to enrolment_proofs when the reset takes effect.
  proof_hash bytea,
  closed_at timestamptz,
  closing_reason text,
  constraint sca_resets_started check (state <> 'waiting' or num_nulls(starts_at, proof_hash) = 0)
);
create index sca_resets_user on sca_resets (user_id, asked_at);
create index sca_resets_waiting on sca_resets (asked_at) where state = 'waiting';
create unique index sca_resets_pending on sca_resets (user_id) where state in ('waiting_for_approval', 'waiting');
