-- What a borrower has against a lender's limits (月4回まで) is counted where a limit is set: by borrower, then by time.
create index booking_lines_by_booking on booking_lines (booking, from_at);

-- A rule set aside for one borrower and one time, by somebody who may, with the reason. Rows come and never change.
create table waivers (
  id         uuid primary key,
  hub        text not null references hubs (id),        -- the listing's
  listing    uuid not null references listings (id),
  group_id   uuid references groups (id),
  person     uuid references people (id),               -- borrows without a group
  rule       text not null check (rule ~ '^[a-z][a-z.-]{1,60}$'),
  from_at    timestamptz not null,
  to_at      timestamptz not null,
  reason     text not null check (length(trim(reason)) between 1 and 300),
  given_as   text not null check (given_as in ('desk', 'lender')),
  given_by   uuid not null references people (id),
  given_at   timestamptz not null,
  check (from_at < to_at),
  check ((group_id is null) <> (person is null))
);
create index waivers_by_listing on waivers (listing, given_at);

-- Which line of a booking went by which waiver.
create table waiver_uses (
  waiver  uuid not null references waivers (id),
  line    uuid not null references booking_lines (id),
  primary key (waiver, line)
);
create index waiver_uses_by_line on waiver_uses (line);
