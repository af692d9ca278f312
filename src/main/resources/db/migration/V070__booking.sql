create table bookings (
  id            uuid primary key,
  number        text not null unique,               -- 受付番号, as people read it
  hub           text not null references hubs (id), -- the borrower's
  group_id      uuid references groups (id),         -- null: a person borrows
  person        uuid not null references people (id),
  purpose       text not null check (length(purpose) <= 500),
  persons       int check (persons > 0),
  channel       text not null check (channel in ('web', 'desk', 'api')),
  created_at    timestamptz not null
);
create index bookings_by_group on bookings (group_id, created_at) where group_id is not null;
create index bookings_by_person on bookings (person, created_at);

create table booking_lines (
  id            uuid primary key,
  booking       uuid not null references bookings (id),
  position      int not null,
  hub           text not null references hubs (id), -- the owner's
  listing       uuid not null references listings (id),
  from_at       timestamptz not null,
  to_at         timestamptz not null,
  quantity      int not null check (quantity > 0),
  optional      boolean not null,
  state         text not null check (state in ('requested', 'held', 'confirmed', 'out', 'closed', 'declined', 'withdrawn', 'cancelled', 'expired')),
  lapses_at     timestamptz,                        -- a request unanswered, or a hold unconfirmed, expires then
  fee           jsonb not null,                     -- explained lines, as computed at the time
  fee_yen       bigint not null,
  outcome       jsonb not null default '{}',        -- reason of the last move, no-show, counts at return
  sequence      int not null default 0,             -- moves so far; the version of If-Match
  check (from_at < to_at),
  check ((lapses_at is null) or (state in ('requested', 'held'))),
  unique (booking, position)
);
create index booking_lines_by_listing on booking_lines (listing, from_at);
create index booking_lines_by_hub on booking_lines (hub, state, from_at);
create index booking_lines_lapsing on booking_lines (lapses_at) where lapses_at is not null;

-- What is taken of a unit, buffers included. The lock on the unit's row makes the sum right (see BookingStore);
-- the exclusion constraint is the net below it for things used by one at a time.
create table occupancies (
  unit       uuid not null references units (id),
  line       uuid not null references booking_lines (id),
  from_at    timestamptz not null,
  to_at      timestamptz not null,
  amount     int not null check (amount > 0),
  sole       boolean not null,
  lapses_at  timestamptz,
  check (from_at < to_at),
  primary key (unit, line)
);
create index occupancies_by_end on occupancies (unit, to_at, from_at) include (amount);
create extension if not exists btree_gist;
alter table occupancies add constraint occupancies_exclude
  exclude using gist (unit with =, tstzrange(from_at, to_at) with &&) where (sole);
