-- Elements that a person can prove, and the person's one budget of guesses.

create table pins (
  user_id text primary key references users on delete cascade,
  -- A seal around argon2id(PIN): a six-digit secret is protected by a key outside the database, not by its hash alone.
  pin_sealed bytea not null,
  created_at timestamptz not null
);

create table phones (
  user_id text primary key references users on delete cascade,
  -- E.164. The number that codes go to, apart from the one in the platform's user object.
  number text not null,
  created_at timestamptz not null
);

create table guess_budgets (
  user_id text primary key references users on delete cascade,
  consecutive_failures integer not null default 0,
  blocked_until timestamptz
);

create table otp_codes (
  session_id text not null,
  -- Which browser's turn of the session the code was made for: a take-over voids it.
  claim integer not null,
  number text not null,
  code_hash bytea not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  -- One row a session: only the newest code is valid.
  primary key (session_id)
);

create table typing_samples (
  session_id text primary key,
  user_id text not null references users on delete cascade,
  sample_sealed bytea not null,
  created_at timestamptz not null
);
create index typing_samples_user on typing_samples (user_id);
