-- What people keep on looking for. A search is a person's own or a group's; who saved it for a group may leave, the group's
-- search stays.
create table saved_searches (
  id          uuid primary key,
  person      uuid references people (id),
  group_id    uuid references groups (id),
  name        text not null check (length(name) between 1 and 100),
  query       text not null check (length(query) <= 4000),    -- parameters of a search, as in an address
  ends_at     timestamptz,                                    -- when the time asked for is over; null: no time, or one that moves
  slot        smallint not null check (slot between 1 and 20),   -- each owner has so many
  stop_key    text not null unique,                           -- who holds it may end this search: it is in its letters
  created_at  timestamptz not null,
  told_at     timestamptz,
  version     int not null default 1,
  check (person is not null or group_id is not null)
);
create unique index saved_searches_of_person on saved_searches (person, slot) where group_id is null;
create unique index saved_searches_of_group on saved_searches (group_id, slot) where group_id is not null;
create index saved_searches_by_saver on saved_searches (person) where group_id is not null;

-- A listing found for a search, told once: the key is the promise. The empty range stands for a search without a time.
create table saved_finds (
  search    uuid not null references saved_searches (id) on delete cascade,
  listing   uuid not null references listings (id),
  during    tstzrange not null,
  reason    text not null check (reason in ('new', 'freed')),
  found_at  timestamptz not null,
  told_at   timestamptz,
  primary key (search, listing, during)
);
create index saved_finds_to_tell on saved_finds (search) where told_at is null;
create index saved_finds_by_listing on saved_finds (listing);
