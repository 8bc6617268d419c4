-- The trail becomes a chain for each client: records that are sealed, numbered, linked and signed (docs/trail.md).

-- What was recorded before the chain stays as it was, neither sealed nor signed, and is never mixed with what is.
alter table trail rename to trail_before_chain;
alter table trail_before_chain rename constraint trail_pkey to trail_before_chain_pkey;
alter index trail_user rename to trail_before_chain_user;
alter sequence trail_position_seq rename to trail_before_chain_position_seq;

create table trail (
  -- The order of writing. Taken before the commit: it has gaps, and a lower one may become visible later.
  position bigint generated always as identity primary key,
  -- Nothing cascades: a client that has a trail cannot be deleted by accident.
  client_id text not null references clients,

  -- The record, written once in the transaction that it tells of; all of it is null once erased.
  user_id text,
  -- HMAC of the session's id: finds a session's records and tells nothing.
  session_key bytea,
  -- Milliseconds and no finer, here and below: what is stored is exactly what is signed.
  happened_at timestamptz(3),
  what text,
  outcome text,
  elements text[],
  -- Session, network, browser and salt, bound to every column above.
  sealed bytea,

  -- The link, filled in by the chainer once the record is committed.
  sequence bigint,
  previous bytea,
  commitment bytea,
  linked_at timestamptz(3),
  signature bytea,

  -- The chainer found a record that Strongroom did not write; it is never signed.
  refused_at timestamptz(3),

  constraint trail_refused_unchained check (refused_at is null or sequence is null),
  constraint trail_link_whole check (num_nulls(sequence, previous, commitment, linked_at, signature) in (0, 5)),
  constraint trail_record_whole check (
    num_nulls(happened_at, what, outcome, elements, sealed) = 0
    or (num_nonnulls(user_id, session_key, happened_at, what, outcome, elements, sealed) = 0 and sequence is not null)
  )
);
create unique index trail_sequence on trail (client_id, sequence) where sequence is not null;
create unique index trail_commitment on trail (client_id, commitment) where commitment is not null;
create index trail_unchained on trail (client_id, position) where sequence is null;
create index trail_user on trail (user_id, position) where user_id is not null;
create index trail_session on trail (session_key) where session_key is not null;

-- The end of each chain: a signed checkpoint. Who holds the row's lock is the one chainer of that client.
create table trail_heads (
  client_id text primary key references clients,
  sequence bigint not null,
  hash bytea not null,
  at timestamptz(3) not null,
  signature bytea not null
);
