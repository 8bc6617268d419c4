-- How many PINs a session has offered: a page that refuses some must not become an oracle for a birthday or a number.
alter table sca_sessions add column pin_tries integer not null default 0;
