-- Secret addresses of calendars: a person's own, or a group's that this person reads. Only a hash of the secret is kept; what is
-- taken back goes, and the change log says that it was there.
create table calendar_feeds (
  id           uuid primary key,
  person       uuid not null references people (id),
  group_id     uuid references groups (id),              -- null: all that is the person's
  name         text not null check (length(name) between 1 and 100),
  secret_hash  bytea not null unique check (length(secret_hash) = 32),
  slot         smallint not null check (slot between 1 and 20),  -- each person has so many
  made_at      timestamptz not null,
  renewed_at   timestamptz,                              -- when its address was last changed
  read_on      date,                                     -- the last day on which a calendar has fetched it
  unique (person, slot)
);
create index calendar_feeds_by_group on calendar_feeds (group_id) where group_id is not null;
