-- How a platform shows itself: its colours, its logo, and what it tells of itself through the API.
alter table clients add column theme_colour text check (theme_colour ~ '^#[0-9A-Fa-f]{6}$');
alter table clients add column button_colour text check (button_colour ~ '^#[0-9A-Fa-f]{6}$');
-- As it was sent; nothing of ours depends on it.
alter table clients add column details jsonb not null default '{}';

create table client_logos (
  client_id text primary key references clients on delete cascade,
  -- Of the picture as it is served: part of its address.
  hash text not null,
  width integer not null,
  height integer not null,
  -- On what it can be seen: anything, or only something light or dark.
  ground text not null check (ground in ('any', 'light', 'dark')),
  png bytea not null,
  uploaded_at timestamptz not null
);
create index client_logos_hash on client_logos (hash);

-- The colours and the theme that the link asked for, in the words of its query.
alter table sca_sessions add column look text;
