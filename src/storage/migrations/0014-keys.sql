-- One master secret after another: which ones this database has met, and which keys signed its trail.

create table known_secrets (
  -- The first bytes of a derived key: names the secret, tells nothing of it.
  id bytea primary key,
  introduced_at timestamptz not null,
  -- `secret rotate` found nothing left under it. Until then no node starts without it.
  retired_at timestamptz
);

-- Public keys, so that links signed under a secret that is gone can still be verified. Sealed: nobody adds one by SQL.
create table trail_keys (
  secret_id bytea primary key,
  public_key_sealed bytea not null
);

-- For retention.
create index sca_sessions_closed on sca_sessions (closed_at) where closed_at is not null;
create index sca_contacts_out_of_use on sca_contacts (until) where until is not null;
create index otp_codes_expiry on otp_codes (expires_at);
create index enrolment_proofs_expiry on enrolment_proofs (expires_at);
create index messages_age on messages (created_at);
create index events_age on events (created_at);
