-- The order of events: a number for each one of a resource, and lines in which first attempts wait for each other.

-- Whoever adds an event, or settles its first attempt, holds the row of its resource until the commit: numbers follow
-- the order of commits, without gaps, and no delivery joins a line unseen. Kept for good: to a receiver that remembers
-- the last number of a resource, one that begins again would be an old event.
create table event_sequences (
  client_id text not null references clients on delete cascade,
  resource_id text not null,
  last integer not null,
  primary key (client_id, resource_id)
);

alter table events add column sequence integer;
update events set sequence = numbered.sequence
from (
  select id, row_number() over (partition by client_id, resource_id order by position) as sequence from events
) numbered
where events.id = numbered.id;
insert into event_sequences (client_id, resource_id, last)
select client_id, resource_id, max(sequence) from events group by client_id, resource_id;
alter table events alter column sequence set not null;
create unique index events_sequence on events (client_id, resource_id, sequence);

-- Of the event: by them the line is found.
alter table deliveries add column resource_id text;
alter table deliveries add column sequence integer;
-- The first attempt is still to be settled.
alter table deliveries add column is_first boolean not null default true;
-- An earlier event of the resource is still to be tried: nobody claims this one before.
alter table deliveries add column waits boolean not null default false;
-- How many attempts there were when it was put in line last: from there the schedule counts.
alter table deliveries add column tried_before integer not null default 0;
alter table deliveries add column tried_at timestamptz;

update deliveries set resource_id = events.resource_id, sequence = events.sequence,
  is_first = (deliveries.attempts = 0 and deliveries.due_at is not null)
from events where events.id = deliveries.event_id;
alter table deliveries alter column resource_id set not null;
alter table deliveries alter column sequence set not null;
update deliveries set waits = true
where is_first and claimed_until is null and exists (
  select 1 from deliveries earlier
  where earlier.hook_id = deliveries.hook_id and earlier.resource_id = deliveries.resource_id
    and earlier.sequence < deliveries.sequence and earlier.is_first);

drop index deliveries_due;
drop index deliveries_of_hook;
-- The queue of each hook, and the lines in it.
create index deliveries_queue on deliveries (hook_id, due_at, position) where due_at is not null and not waits;
create index deliveries_line on deliveries (hook_id, resource_id, sequence) where is_first;

-- Whom a call of the hook burdens, with its port.
alter table hooks add column host text;
update hooks set host = lower(substring(url from '^[a-zA-Z]+://([^/?#]+)'));
alter table hooks alter column host set not null;

-- A message of neither a session nor a person is to a platform's engineer, about one of its hooks.
alter table messages drop constraint messages_code_or_notice;
alter table messages add constraint messages_code_notice_or_alert
  check (num_nonnulls(session_id, user_id) = 1 or (session_id is null and user_id is null and channel = 'email'));
