-- What happened, for ever. Rows are only ever inserted: the application's role may not change or delete them.
-- Personal details are referenced by id, never written here, so that erasing a person never breaks the chain.
create table events (
  id            uuid primary key,
  at            timestamptz not null,
  hub           text,                       -- whose business it is; null for the server's own
  subject_kind  text not null check (subject_kind ~ '^[a-z]{2,20}$'),
  subject       text not null,              -- id of the thing that changed
  kind          text not null check (kind ~ '^[a-z][a-z-]{1,40}$'),
  actor         uuid,                       -- who did it; null for the clock or the command line
  on_behalf_of  uuid,                       -- the group or person it was done for, where that is another
  data          jsonb not null default '{}'
);
create index events_by_subject on events (subject_kind, subject, at);

-- What the sequencer has not numbered yet. A number taken inside the writing transaction would become visible
-- out of order and a reader would lose rows; here it is given after commit, by one writer at a time.
create table events_unnumbered (
  event uuid primary key references events (id)
);

create table event_numbers (
  n      bigint primary key check (n > 0),
  event  uuid not null unique references events (id),
  hash   bytea not null check (length(hash) = 32)   -- of the row before and of this event: the audit chain
);

create function events_announce() returns trigger language plpgsql as $$
begin
  insert into events_unnumbered (event) values (new.id);
  notify events;
  return null;
end $$;
create trigger events_announce after insert on events for each row execute function events_announce();

-- How far each reader of the change log has come. A reader repeats at worst, it never skips.
create table readers (
  name  text primary key,
  n     bigint not null
);

-- The first answer to a creating request, kept with its effect in one transaction.
create table idempotency_keys (
  actor        uuid not null,
  route        text not null,
  key          text not null check (length(key) between 1 and 200),
  fingerprint  bytea not null,
  at           timestamptz not null,
  status       int,
  answer       jsonb,
  primary key (actor, route, key)
);
create index idempotency_keys_by_age on idempotency_keys (at);

-- Facts fixed at the first start, such as the public origin.
create table instance (
  name   text primary key,
  value  text not null
);
