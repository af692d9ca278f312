-- 受付番号: read out on the phone, so short; gaps do not matter.
create sequence booking_numbers;

create table bookings (
  id            uuid primary key,
  number        text not null unique default 'B' || to_char(nextval('booking_numbers'), 'FM0000000'),
  hub           text not null references hubs (id), -- the borrower's
  group_id      uuid references groups (id),         -- null: a person borrows
  person        uuid not null references people (id),
  purpose       text not null check (length(purpose) <= 500),
  persons       int check (persons > 0),
  channel       text not null check (channel in ('web', 'desk', 'api')),
  created_at    timestamptz not null
);
create index bookings_by_group on bookings (group_id, id) where group_id is not null;
create index bookings_by_person on bookings (person, id);
create index bookings_by_hub on bookings (hub, id);

-- A line's row changes only under the locks of its units (see LocalHub), so its state and its occupancy never part.
create table booking_lines (
  id            uuid primary key,
  booking       uuid not null references bookings (id),
  position      int not null,
  hub           text not null references hubs (id),    -- the owner's
  listing       uuid not null references listings (id),
  lender        uuid not null references groups (id),
  kind          text not null check (kind in ('space', 'equipment', 'skill')),
  title         text not null,                         -- the listing's name when it was asked for
  from_at       timestamptz not null,
  to_at         timestamptz not null,
  quantity      int not null check (quantity > 0),
  optional      boolean not null,
  fee           jsonb not null,                        -- explained parts, as computed at the time
  -- What it takes while it occupies: of each unit an amount, buffers included.
  units         uuid[] not null,
  amounts       int[] not null,
  foot_from     timestamptz not null,
  foot_to       timestamptz not null,
  -- The lender's settings it lives by.
  by_person     boolean not null,
  request_blocks boolean not null,
  borrower_confirms boolean not null,
  answer_minutes int not null check (answer_minutes > 0),
  hold_minutes  int not null check (hold_minutes > 0),
  cancel_days   int not null check (cancel_days >= 0),
  state         text not null check (state in ('requested', 'held', 'confirmed', 'out', 'closed', 'declined', 'withdrawn', 'cancelled', 'expired')),
  lapses_at     timestamptz,                           -- the clock ends a request or a hold then
  was_held      boolean not null default false,        -- the lender has agreed: an expired hold may be confirmed late
  no_show       boolean not null default false,
  reason        text,                                  -- code given with the last move
  returned      int check (returned >= 0),
  sequence      int not null,                          -- moves so far, its birth included
  check (from_at < to_at),
  check (foot_from <= from_at and to_at <= foot_to),
  check (cardinality(units) = cardinality(amounts)),
  check ((lapses_at is not null) = (state in ('requested', 'held'))),
  unique (booking, position)
);
create index booking_lines_by_listing on booking_lines (listing, from_at);
create index booking_lines_by_lender on booking_lines (lender, booking);
create index booking_lines_by_hub on booking_lines (hub, booking);
create index booking_lines_lapsing on booking_lines (lapses_at) where lapses_at is not null;

-- Every move of a line, for ever. The note is a person's text: it stays here and out of the event log, so that it can be
-- erased without breaking the audit's chain.
create table line_moves (
  line          uuid not null references booking_lines (id),
  sequence      int not null,
  at            timestamptz not null,
  move          text not null,                         -- ask, or a move of the table
  state         text not null,                         -- after it
  actor         uuid references people (id),           -- null: the clock, or settled by itself
  on_behalf_of  uuid,                                  -- the group or person it was done for
  reason        text,
  note          text,
  primary key (line, sequence)
);

-- What is taken of a unit now, buffers included. The lock on the unit's row makes the sum right; the exclusion constraint
-- is the net below it for things taken whole. A row past its lapses_at counts for nothing and is swept by the next booking.
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
create index occupancies_lapsing on occupancies (unit, lapses_at) where lapses_at is not null;
create index occupancies_by_line on occupancies (line);
create extension if not exists btree_gist;
alter table occupancies add constraint occupancies_exclude
  exclude using gist (unit with =, tstzrange(from_at, to_at) with &&) where (sole);

-- 連携設定: what two hubs have agreed to lend each other.
create table agreements (
  id            uuid primary key,
  owner_hub     text not null references hubs (id),    -- lends
  borrower_hub  text not null references hubs (id),    -- its groups borrow
  categories    text[] not null,                       -- concept ids; empty: all
  audience      text not null check (audience in ('groups', 'groups-and-individuals')),
  by_person     boolean not null,                      -- every request is decided by a person, whatever the listing says
  answer_hours  int not null check (answer_hours between 1 and 720),
  data_items    text[] not null,                       -- what of the borrower the lender may see once agreed
  valid_from    date not null,
  valid_until   date,                                  -- last day
  state         text not null check (state in ('proposed', 'agreed', 'declined', 'ended')),
  proposed_by   uuid not null references people (id),
  proposed_at   timestamptz not null,
  decided_by    uuid references people (id),
  decided_at    timestamptz,
  ended_by      uuid references people (id),
  ended_at      timestamptz,
  version       int not null default 1,
  check (owner_hub <> borrower_hub),
  check (valid_until is null or valid_from <= valid_until),
  check ((state in ('agreed', 'declined', 'ended')) = (decided_by is not null)),
  check (decided_by is null or decided_by <> proposed_by)  -- two named persons
);
create index agreements_between on agreements (owner_hub, borrower_hub, state);
