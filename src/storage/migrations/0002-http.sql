-- Answers kept for GET /responses/{key}, 24 hours.

create table kept_responses (
  client_id text not null references clients on delete cascade,
  key text not null,
  created_at timestamptz not null,
  -- Null until the first call has been answered.
  status integer,
  content_length integer,
  request_url text,
  body_sealed bytea,
  -- A link in the answer is kept apart, and erased when its session ends.
  link_hash bytea,
  link_sealed bytea,
  primary key (client_id, key)
);
create index kept_responses_link on kept_responses (link_hash) where link_hash is not null;
create index kept_responses_age on kept_responses (created_at);
