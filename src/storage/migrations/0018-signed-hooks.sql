-- Signed notifications: how each hook is told, with which keys, and what an event of a session says beside its resource.

alter table hooks add column delivery text not null default 'GET' check (delivery in ('GET', 'SIGNED_POST'));

create table hook_keys (
  id text primary key,
  hook_id text not null references hooks on delete cascade,
  signature text not null check (signature in ('HMAC', 'ED25519')),
  secret_sealed bytea not null,
  -- Of a pair: the half that anybody may see.
  public_key text,
  created_at timestamptz not null,
  -- A former key signs until then; null: the one in use.
  signs_until timestamptz
);
create unique index hook_keys_in_use on hook_keys (hook_id) where signs_until is null;
create index hook_keys_of_hook on hook_keys (hook_id);

alter table events add column session_id text;
alter table events add column purpose text;
alter table events add column change text;
